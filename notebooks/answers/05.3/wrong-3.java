class HighScore { // reads the expected value too late
    final Shared<Integer> best = new Shared<>(0);

    void report(int score) {
        if (score > best.read())
            while (!best.compareAndSet(best.read(), score)) {}
    }
}
