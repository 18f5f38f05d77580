void rally(int rounds, Consumer<String> hit) {
    Channel<Integer> there = Channel.make(1);
    var done = new WaitGroup();
    done.go(() -> { for (int i = 0; i < rounds; i++) { hit.accept("ping"); there.send(i); } });
    done.go(() -> { for (int i = 0; i < rounds; i++) { there.receive(); hit.accept("pong"); } });
    done.await();
}
