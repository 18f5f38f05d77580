class Numbers { // reads once and hopes for ever
    final Shared<Integer> last = new Shared<>(0);

    int next() {
        int seen = last.read();
        while (!last.compareAndSet(seen, seen + 1)) gosched();
        return seen + 1;
    }
}
