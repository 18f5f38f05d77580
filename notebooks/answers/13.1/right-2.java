void crunch(int n, Runnable step) {
    for (int from = 0; from < n; from += 40) {
        int to = Math.min(n, from + 40);
        for (int i = from; i < to; i++) step.run();
        sleep(1);
    }
}
