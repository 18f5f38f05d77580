class HighScore {
    final Shared<Integer> best = new Shared<>(0);
    final Mutex mutex = new Mutex();

    void report(int score) {
        mutex.locked(() -> { if (score > best.read()) best.write(score); });
    }
}
