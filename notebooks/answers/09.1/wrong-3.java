List<Integer> countTo(int limit) {
    var seen = new ArrayList<Integer>();
    Channel<Integer> channel = Channel.make();
    go(() -> pass(channel, seen, limit));
    channel.send(1);
    channel.receive();
    return seen;
}
void pass(Channel<Integer> channel, List<Integer> seen, int limit) {
    int value = channel.receive();
    seen.add(value);
    if (value != limit) go(() -> pass(channel, seen, limit));
    channel.send(value == limit ? 0 : value + 1);
}
