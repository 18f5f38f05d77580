class Handshake {
    final Channel<String> channel = Channel.make();

    void left() { channel.close(); }
    void right() { channel.receive(); }
}
