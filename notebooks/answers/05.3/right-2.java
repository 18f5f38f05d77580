class HighScore {
    final Shared<Integer> best = new Shared<>(0);

    void report(int score) {
        while (true) {
            int seen = best.read();
            if (seen >= score || best.compareAndSet(seen, score)) return;
        }
    }
}
