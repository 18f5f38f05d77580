void crunch(int n, Runnable step) {
    var turn = new WaitGroup();
    for (int from = 0; from < n; from += 50) {
        int size = Math.min(50, n - from);
        turn.go(() -> { for (int i = 0; i < size; i++) step.run(); });
        turn.await();
    }
}
