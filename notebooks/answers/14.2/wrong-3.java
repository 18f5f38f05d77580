int sum(List<Integer> numbers, int workers, IntUnaryOperator f) {
    var total = new AtomicInteger();
    var done = new WaitGroup();
    int share = numbers.size() / workers;
    for (int w = 0; w < workers; w++) {
        int from = w * share;
        done.go(() -> {
            for (int i = from; i < from + share; i++) total.addAndGet(f.applyAsInt(numbers.get(i)));
        });
    }
    done.await();
    return total.get();
}
