int sum(List<Integer> numbers, int workers, IntUnaryOperator f) {
    var total = new AtomicInteger();
    for (int w = 0; w < workers; w++) {
        int first = w;
        go(() -> {
            for (int i = first; i < numbers.size(); i += workers)
                total.addAndGet(f.applyAsInt(numbers.get(i)));
        });
    }
    return total.get();
}
