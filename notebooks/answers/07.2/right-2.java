class Range {
    final AtomicInteger low = new AtomicInteger();

    void shift(int by) { low.addAndGet(by); }
    int width() { return 10; }
    int low() { return low.get(); }
}
