int slowSquare(int n) {
    gosched();
    return n * n;
}

List<Integer> squares(List<Integer> numbers, int workers) {
    Channel<Boolean> room = Channel.make(workers);
    List<Channel<Integer>> answers = new ArrayList<>();
    for (int n : numbers) {
        Channel<Integer> answer = Channel.make(1);
        answers.add(answer);
        room.send(true);
        go(() -> { answer.send(slowSquare(n)); room.receive(); });
    }
    var squares = new ArrayList<Integer>();
    for (var answer : answers) squares.add(answer.receive());
    return squares;
}
