int squareSum(int n) {
    var sum = new java.util.concurrent.atomic.AtomicInteger();
    var done = new WaitGroup();
    done.add(n + 1);
    for (int i = 1; i <= n; i++) {
        int number = i;
        go(() -> {
            sum.addAndGet(number * number);
            done.done();
        });
    }
    done.await();
    return sum.get();
}
