void crunch(int n, Runnable step) {
    for (int i = 1; i <= n; i++) {
        step.run();
        if (i % 25 == 0) gosched();
    }
}
