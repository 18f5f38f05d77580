package dev.heddle;

/// Unwinds a goroutine whose program has been interrupted or has panicked elsewhere. Code should let it pass:
/// it is thrown again at each following wait.
public final class Interruption extends Error {
    Interruption() {
        super("the program has been stopped", null, false, false);
    }
}
