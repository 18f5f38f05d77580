Channel<Integer> merge(ReceiveChannel<Integer> a, ReceiveChannel<Integer> b) {
    Channel<Integer> out = Channel.make();
    go(() -> { for (int n : a) out.send(n); out.close(); });
    go(() -> { for (int n : b) out.send(n); out.close(); });
    return out;
}
