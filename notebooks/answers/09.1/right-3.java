List<Integer> countTo(int limit) {
    Channel<List<Integer>> first = Channel.make(), answer = Channel.make();
    go(() -> pass(first, answer, limit));
    first.send(List.of(1));
    return answer.receive();
}
void pass(Channel<List<Integer>> from, Channel<List<Integer>> answer, int limit) {
    var seen = from.receive();
    if (seen.getLast() == limit) { answer.send(seen); return; }
    Channel<List<Integer>> next = Channel.make();
    go(() -> pass(next, answer, limit));
    var more = new ArrayList<>(seen);
    more.add(seen.getLast() + 1);
    next.send(more);
}
