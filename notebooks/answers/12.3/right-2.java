void rally(int rounds, Consumer<String> hit) {
    Channel<Integer> there = Channel.make(1), back = Channel.make(1);
    var done = new WaitGroup();
    back.send(0);
    done.go(() -> { for (int i = 0; i < rounds; i++) { back.receive(); hit.accept("ping"); there.send(i); } });
    done.go(() -> { for (int i = 0; i < rounds; i++) { there.receive(); hit.accept("pong"); back.send(i); } });
    done.await();
}
