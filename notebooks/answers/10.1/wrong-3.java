Channel<Integer> merge(ReceiveChannel<Integer> a, ReceiveChannel<Integer> b) {
    Channel<Integer> out = Channel.make();
    var senders = new WaitGroup();
    senders.go(() -> { for (int n : a) out.send(n); });
    senders.go(() -> { for (int n : b) out.send(n); });
    senders.await();
    out.close();
    return out;
}
