class Gate {
    private final int limit;
    private int inside;

    Gate(int limit) { this.limit = limit; }

    void enter() {
        if (inside >= limit) sleep(2);
        inside++;
    }
    void leave() { inside--; }
}
