int sum(List<Integer> numbers, int workers, IntUnaryOperator f) {
    var total = new AtomicInteger();
    var mutex = new Mutex();
    var done = new WaitGroup();
    for (int w = 0; w < workers; w++) {
        int first = w;
        done.go(() -> {
            for (int i = first; i < numbers.size(); i += workers) {
                int number = numbers.get(i);
                mutex.locked(() -> { total.addAndGet(f.applyAsInt(number)); });
            }
        });
    }
    done.await();
    return total.get();
}
