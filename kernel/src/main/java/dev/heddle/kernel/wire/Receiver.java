package dev.heddle.kernel.wire;

/// Hears of each valid message and each subscriber, on the thread that owns the sockets: hand it on, never wait.
public interface Receiver {
    /// Takes a message that arrived on the port.
    void received(Port port, Message message);

    /// Hears of a message of which only the header was read.
    ///
    /// @param reason a sentence for who sent it
    void refused(Port port, Message message, String reason);

    /// A front end began to listen to all that is broadcast, and has been welcomed.
    void subscribed();
}
