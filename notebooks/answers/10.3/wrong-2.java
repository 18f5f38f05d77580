class Gate {
    private final Channel<Boolean> places = Channel.make();

    Gate(int limit) {}

    void enter() { places.send(true); }
    void leave() { places.receive(); }
}
