void crunch(int n, Runnable step) {
    for (int i = 0; i < n; i++) {
        step.run();
        if (i % 50 == 49) select();
    }
}
