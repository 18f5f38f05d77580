List<String> rally(int rounds) {
    var heard = new ArrayList<String>();
    Channel<String> there = Channel.make(), back = Channel.make();
    go(() -> { for (int i = 0; i < rounds; i++) { heard.add("ping"); there.send("ball"); back.receive(); } });
    for (int i = 0; i < rounds; i++) {
        there.receive();
        heard.add("pong");
        if (i < rounds - 1) back.send("ball");
    }
    return heard;
}
