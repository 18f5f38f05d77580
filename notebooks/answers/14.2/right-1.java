int sum(List<Integer> numbers, int workers, IntUnaryOperator f) {
    var parts = new int[workers];
    var done = new WaitGroup();
    for (int w = 0; w < workers; w++) {
        int me = w;
        done.go(() -> {
            for (int i = me; i < numbers.size(); i += workers) parts[me] += f.applyAsInt(numbers.get(i));
        });
    }
    done.await();
    return IntStream.of(parts).sum();
}
