List<String> rally(int rounds) {
    var heard = new ArrayList<String>();
    var done = new WaitGroup();
    Channel<String> there = Channel.make(), back = Channel.make();
    done.go(() -> {
        for (int i = 0; i < rounds; i++) {
            if (i > 0) back.receive();
            heard.add("ping");
            there.send("ball");
        }
    });
    done.go(() -> {
        for (int i = 0; i < rounds; i++) {
            there.receive();
            heard.add("pong");
            back.send("ball");
        }
    });
    done.await();
    return heard;
}
