package dev.heddle.programs;

/// What [Initializers] loads anew each time.
public final class Initialized {
    static {
        Initializers.body();
    }

    private Initialized() {}
}
