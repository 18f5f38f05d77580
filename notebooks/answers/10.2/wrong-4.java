int slowSquare(int n) {
    gosched();
    return n * n;
}

List<Integer> squares(List<Integer> numbers, int workers) {
    return numbers.stream().map(n -> slowSquare(n)).toList();
}
