class Handshake {
    final Channel<String> channel = Channel.make();

    void left() { channel.receive(); }
    void right() { channel.send("here"); }
}
