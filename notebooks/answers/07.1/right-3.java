class Numbers {
    final Shared<Integer> last = new Shared<>(0);

    int next() { // a number is free for whoever raises the counter to it
        for (int n = 1; ; n++) if (last.compareAndSet(n - 1, n)) return n;
    }
}
