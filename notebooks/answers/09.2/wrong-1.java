class Handshake {
    final Channel<Boolean> leftIsHere = Channel.make(), rightIsHere = Channel.make();

    void left() {
        leftIsHere.send(true);
        rightIsHere.receive();
    }
    void right() {
        rightIsHere.send(true);
        leftIsHere.receive();
    }
}
