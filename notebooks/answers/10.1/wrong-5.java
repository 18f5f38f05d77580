Channel<Integer> merge(ReceiveChannel<Integer> a, ReceiveChannel<Integer> b) {
    Channel<Integer> out = Channel.make();
    go(() -> {
        while (true) {
            int n = a.receive(), m = b.receive();
            out.send(n);
            out.send(m);
        }
    });
    return out;
}
