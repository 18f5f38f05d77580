class Gate {
    private final Channel<Boolean> places;

    Gate(int limit) { places = Channel.make(limit + 1); }

    void enter() { places.send(true); }
    void leave() { places.receive(); }
}
