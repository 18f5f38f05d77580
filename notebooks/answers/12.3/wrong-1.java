void rally(int rounds, Consumer<String> hit) {
    for (int i = 0; i < rounds; i++) {
        hit.accept("ping");
        hit.accept("pong");
    }
}
