Channel<Integer> merge(ReceiveChannel<Integer> a, ReceiveChannel<Integer> b) {
    Channel<Integer> out = Channel.make();
    go(() -> { for (int n : a) out.send(n); });
    go(() -> { for (int n : b) out.send(n); });
    return out;
}
