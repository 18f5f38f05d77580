package dev.heddle.bench.threads;

/// What virtual threads send numbers through.
public interface Pipe {
    /// Sends.
    void send(int value) throws InterruptedException;

    /// Receives.
    int receive() throws InterruptedException;

    /// Makes pipes.
    interface Maker {
        /// A pipe with a buffer of so many elements.
        Pipe make(int capacity);
    }
}
