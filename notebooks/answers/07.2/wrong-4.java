class Range { // reads the one variable twice
    record Ends(int low, int high) {}
    final Shared<Ends> ends = new Shared<>(new Ends(0, 10));

    void shift(int by) {
        while (true) {
            var seen = ends.read();
            if (ends.compareAndSet(seen, new Ends(seen.low() + by, seen.high() + by))) return;
        }
    }
    int width() { return ends.read().high() - ends.read().low(); }
    int low() { return ends.read().low(); }
}
