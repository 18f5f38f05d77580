class HighScore { // locks the two halves one after the other
    final Shared<Integer> best = new Shared<>(0);
    final Mutex mutex = new Mutex();
    boolean better;

    void report(int score) {
        mutex.locked(() -> better = score > best.read());
        mutex.locked(() -> { if (better) best.write(score); });
    }
}
