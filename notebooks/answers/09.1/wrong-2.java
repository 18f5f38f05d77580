List<Integer> countTo(int limit) {
    var seen = new ArrayList<Integer>();
    Channel<Integer> channel = Channel.make();
    var done = new WaitGroup();
    done.add(1);
    go(() -> pass(channel, done, seen, limit));
    channel.send(1);
    done.await();
    return seen;
}
void pass(Channel<Integer> channel, WaitGroup done, List<Integer> seen, int limit) {
    int value = channel.receive();
    seen.add(value);
    if (value != limit) go(() -> pass(channel, done, seen, limit));
    if (value >= limit - 1) { done.done(); return; }
    channel.send(value + 1);
}
