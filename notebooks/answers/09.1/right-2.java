List<Integer> countTo(int limit) {
    Channel<Integer> numbers = Channel.make();
    go(() -> {
        for (int n = 1; n <= limit; n++) numbers.send(n);
        numbers.close();
    });
    var seen = new ArrayList<Integer>();
    for (int n : numbers) seen.add(n);
    return seen;
}
