void rally(int rounds, Consumer<String> hit) {
    Channel<String> ball = Channel.make();
    go(() -> { for (String word : ball) { hit.accept("pong"); ball.send(word); } });
    for (int i = 0; i < rounds; i++) { hit.accept("ping"); ball.send("ball"); ball.receive(); }
}
