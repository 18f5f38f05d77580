Channel<Integer> merge(ReceiveChannel<Integer> a, ReceiveChannel<Integer> b) {
    Channel<Integer> out = Channel.make();
    go(() -> {
        boolean[] open = {true, true};
        while (open[0] || open[1]) {
            ReceiveChannel<Integer> first = open[0] ? a : Channel.nil(), second = open[1] ? b : Channel.nil();
            select(
                receivingOk(first, (n, ok) -> { if (ok) out.send(n); else open[0] = false; }),
                receivingOk(second, (n, ok) -> { if (ok) out.send(n); else open[1] = false; }));
        }
        out.close();
    });
    return out;
}
