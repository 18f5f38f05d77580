int sum(List<Integer> numbers, int workers, IntUnaryOperator f) {
    var total = new int[1];
    var done = new WaitGroup();
    for (int w = 0; w < workers; w++) {
        int first = w;
        done.go(() -> {
            for (int i = first; i < numbers.size(); i += workers) total[0] += f.applyAsInt(numbers.get(i));
        });
    }
    done.await();
    return total[0];
}
