int slowSquare(int n) {
    gosched();
    return n * n;
}
List<Integer> squares(List<Integer> numbers, int workers) {
    Channel<Integer> tasks = Channel.make(numbers.size());
    Integer[] squares = new Integer[numbers.size()];
    var done = new WaitGroup();
    for (int w = 0; w < workers; w++)
        done.go(() -> { for (int i : tasks) squares[i] = slowSquare(numbers.get(i)); });
    for (int i = 0; i < squares.length; i++) tasks.send(i);
    tasks.close();
    gosched();
    return Arrays.asList(squares);
}
