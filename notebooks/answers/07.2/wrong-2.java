class Range { // only those who write take the lock
    final Mutex mutex = new Mutex();
    final Shared<Integer> low = new Shared<>(0);
    final Shared<Integer> high = new Shared<>(10);

    void shift(int by) {
        mutex.locked(() -> { low.write(low.read() + by); high.write(high.read() + by); });
    }
    int width() { return high.read() - low.read(); }
    int low() { return low.read(); }
}
