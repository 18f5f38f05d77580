class Range { // one variable, but a shift that fails is forgotten
    record Ends(int low, int high) {}
    final Shared<Ends> ends = new Shared<>(new Ends(0, 10));

    void shift(int by) {
        var seen = ends.read();
        ends.compareAndSet(seen, new Ends(seen.low() + by, seen.high() + by));
    }
    int width() { var seen = ends.read(); return seen.high() - seen.low(); }
    int low() { return ends.read().low(); }
}
