package dev.heddle.kernel.wire;

/// Hears of each valid message, on the thread that owns the sockets: hand it on, never wait.
@FunctionalInterface
public interface Receiver {
    /// Takes a message that arrived on the port.
    void received(Port port, Message message);
}
