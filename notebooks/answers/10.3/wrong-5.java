class Gate {
    private final Channel<Boolean> places;

    Gate(int limit) { places = Channel.make(limit); }

    void enter() { select(sending(places, true, () -> {}), otherwise(() -> {})); }
    void leave() { select(receiving(places, b -> {}), otherwise(() -> {})); }
}
