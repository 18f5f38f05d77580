void crunch(int n, Runnable step) {
    for (int i = 0; i < n; i += 50) {
        step.run();
        gosched();
    }
}
