class Handshake {
    final Channel<String> channel = Channel.make();

    void left() { select(sending(channel, "here", () -> {}), otherwise(() -> {})); }
    void right() { select(receiving(channel, text -> {}), otherwise(() -> {})); }
}
