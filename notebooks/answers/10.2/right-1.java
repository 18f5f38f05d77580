int slowSquare(int n) {
    gosched();
    return n * n;
}

record Result(int place, int square) {}
List<Integer> squares(List<Integer> numbers, int workers) {
    Channel<Integer> tasks = Channel.make();
    Channel<Result> results = Channel.make(numbers.size());
    var done = new WaitGroup();
    for (int w = 0; w < workers; w++)
        done.go(() -> { for (int i : tasks) results.send(new Result(i, slowSquare(numbers.get(i)))); });
    for (int i = 0; i < numbers.size(); i++) tasks.send(i);
    tasks.close();
    done.await();
    results.close();
    var byPlace = new TreeMap<Integer, Integer>();
    for (var result : results) byPlace.put(result.place(), result.square());
    return List.copyOf(byPlace.values());
}
