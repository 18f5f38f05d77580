class Range { // each end in one step, and still two steps
    final AtomicInteger low = new AtomicInteger(0);
    final AtomicInteger high = new AtomicInteger(10);

    void shift(int by) { low.addAndGet(by); gosched(); high.addAndGet(by); }
    int width() { int h = high.get(); gosched(); return h - low.get(); }
    int low() { return low.get(); }
}
