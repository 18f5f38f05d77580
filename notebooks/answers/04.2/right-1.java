List<Integer> numbers(int n) {
    Channel<Integer> channel = Channel.make(n);
    var done = new WaitGroup();
    IntStream.range(0, n).forEach(i -> done.go(() -> channel.send(i)));
    done.await();
    channel.close();
    var list = new ArrayList<Integer>();
    for (int number : channel) list.add(number);
    return list;
}
