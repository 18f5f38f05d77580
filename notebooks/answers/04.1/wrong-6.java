int square(int n) {
    gosched();
    return n * n;
}
int squareSum(int n) {
    var sum = new java.util.concurrent.atomic.AtomicInteger();
    var done = new WaitGroup();
    done.add(n);
    for (int i = 1; i <= n; i++) {
        int number = i;
        go(() -> {
            done.done();
            sum.addAndGet(square(number));
        });
    }
    done.await();
    return sum.get();
}
