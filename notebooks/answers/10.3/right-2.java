class Gate {
    private final Channel<Channel<String>> wishes = Channel.make();
    private final Channel<String> leaving = Channel.make(100);

    Gate(int limit) {
        go(() -> {
            for (int inside = 0; ; ) {
                ReceiveChannel<Channel<String>> open = inside < limit ? wishes : Channel.nil();
                int[] change = {0};
                select(
                    receiving(open, reply -> { reply.send("in"); change[0] = 1; }),
                    receiving(leaving, bye -> change[0] = -1));
                inside += change[0];
            }
        });
    }

    void enter() {
        Channel<String> reply = Channel.make(1);
        wishes.send(reply);
        reply.receive();
    }
    void leave() { leaving.send("out"); }
}
