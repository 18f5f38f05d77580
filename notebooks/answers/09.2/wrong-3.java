class Handshake {
    void left() { gosched(); gosched(); }
    void right() { gosched(); gosched(); }
}
