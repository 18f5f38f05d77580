Channel<Integer> merge(ReceiveChannel<Integer> a, ReceiveChannel<Integer> b) {
    Channel<Integer> out = Channel.make();
    Channel<String> through = Channel.make(2);
    go(() -> { for (int n : a) out.send(n); through.send("a"); });
    go(() -> { for (int n : b) out.send(n); through.send("b"); });
    go(() -> { through.receive(); through.receive(); out.close(); });
    return out;
}
