class Gate {
    private final Channel<Boolean> permits;

    Gate(int limit) {
        permits = Channel.make(limit);
        for (int i = 0; i < limit; i++) permits.send(true);
    }

    void enter() { permits.receive(); }
    void leave() { permits.send(true); }
}
