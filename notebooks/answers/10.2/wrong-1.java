int slowSquare(int n) {
    gosched();
    return n * n;
}

List<Integer> squares(List<Integer> numbers, int workers) {
    var squares = new ArrayList<Integer>();
    var done = new WaitGroup();
    for (int n : numbers) done.go(() -> squares.add(slowSquare(n)));
    done.await();
    return squares;
}
