package dev.heddle;

/// Unwinds a goroutine that ends itself: what [Go#goexit] throws.
final class Goexit extends Error {
    Goexit() {
        super("goexit", null, false, false);
    }
}
