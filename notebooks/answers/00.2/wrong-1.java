int both() {
    var sum = new AtomicInteger();
    go(() -> sum.addAndGet(1));
    go(() -> sum.addAndGet(2));
    gosched();
    return sum.get();
}
