int squareSum(int n) {
    var sum = new java.util.concurrent.atomic.AtomicInteger();
    var done = new WaitGroup();
    for (int i = 1; i <= n; i++) {
        int number = i;
        done.go(() -> sum.addAndGet(number * number));
    }
    done.await();
    return sum.get();
}
