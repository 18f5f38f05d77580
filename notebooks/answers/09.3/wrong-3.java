List<String> rally(int rounds) {
    var heard = new ArrayList<String>();
    var done = new WaitGroup();
    Channel<String> there = Channel.make(1), back = Channel.make(1);
    done.go(() -> {
        for (int i = 0; i < rounds; i++) {
            heard.add("ping");
            there.send("ball");
        }
    });
    done.go(() -> {
        for (int i = 0; i < rounds; i++) {
            there.receive();
            heard.add("pong");
        }
    });
    done.await();
    return heard;
}
