List<String> rally(int rounds) {
    var heard = new ArrayList<String>();
    var done = new WaitGroup();
    Channel<String> there = Channel.make(), back = Channel.make(1);
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
            if (i < rounds - 1) back.send("ball");
        }
    });
    done.await();
    return heard;
}
