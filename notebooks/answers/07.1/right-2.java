class Numbers {
    final Shared<Integer> last = new Shared<>(0);
    final AtomicInteger issued = new AtomicInteger();

    int next() { return issued.incrementAndGet(); }
}
