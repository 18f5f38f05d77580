void crunch(int n, Runnable step) {
    gosched();
    for (int i = 0; i < n; i++) step.run();
}
