int both() {
    var sum = new AtomicInteger();
    var done = new WaitGroup();
    done.add(3);
    go(() -> { sum.addAndGet(1); done.done(); });
    go(() -> { sum.addAndGet(2); done.done(); });
    done.await();
    return sum.get();
}
