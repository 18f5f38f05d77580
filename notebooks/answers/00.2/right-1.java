int both() {
    var sum = new AtomicInteger();
    var done = new WaitGroup();
    done.go(() -> sum.addAndGet(1));
    done.go(() -> sum.addAndGet(2));
    done.await();
    return sum.get();
}
