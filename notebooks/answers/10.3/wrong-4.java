class Gate {
    private final Mutex mutex = new Mutex();

    Gate(int limit) {}

    void enter() { mutex.lock(); }
    void leave() { mutex.unlock(); }
}
