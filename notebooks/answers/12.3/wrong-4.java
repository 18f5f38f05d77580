void rally(int rounds, Consumer<String> hit) {
    var mutex = new Mutex();
    var done = new WaitGroup();
    done.go(() -> { for (int i = 0; i < rounds; i++) mutex.locked(() -> hit.accept("ping")); });
    done.go(() -> { for (int i = 0; i < rounds; i++) mutex.locked(() -> hit.accept("pong")); });
    done.await();
}
