int sum(List<Integer> numbers, int workers, IntUnaryOperator f) {
    var total = new AtomicInteger();
    var done = new WaitGroup();
    for (int number : numbers) done.go(() -> total.addAndGet(f.applyAsInt(number)));
    done.await();
    return total.get();
}
