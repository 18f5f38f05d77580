class HighScore { // writes back what it has overwritten: others may come between
    final Shared<Integer> best = new Shared<>(0);

    void report(int score) {
        int seen = best.read();
        best.write(score);
        if (seen > score) best.write(seen);
    }
}
