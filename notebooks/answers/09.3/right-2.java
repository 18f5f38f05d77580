List<String> rally(int rounds) {
    var heard = new ArrayList<String>();
    Channel<String> words = Channel.make();
    go(() -> {
        for (int i = 0; i < rounds; i++) {
            words.receive();
            heard.add("pong");
            words.send("pong");
        }
    });
    var done = new WaitGroup();
    done.go(() -> {
        for (int i = 0; i < rounds; i++) {
            heard.add("ping");
            words.send("ping");
            words.receive();
        }
    });
    done.await();
    return heard;
}
