class Handshake {
    final Channel<Boolean> leftIsHere = Channel.make(1), rightIsHere = Channel.make(1);

    void left() {
        leftIsHere.send(true);
        rightIsHere.receive();
    }
    void right() {
        rightIsHere.send(true);
        leftIsHere.receive();
    }
}
