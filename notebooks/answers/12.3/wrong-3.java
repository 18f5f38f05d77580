void rally(int rounds, Consumer<String> hit) {
    Channel<Integer> there = Channel.make(), back = Channel.make();
    var done = new WaitGroup();
    done.go(() -> { for (int i = 0; i < rounds; i++) { back.receive(); hit.accept("ping"); there.send(i); } });
    done.go(() -> { for (int i = 0; i < rounds; i++) { there.receive(); hit.accept("pong"); back.send(i); } });
    done.await();
}
