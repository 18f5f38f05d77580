class Numbers { // tries twice
    final Shared<Integer> last = new Shared<>(0);

    int next() {
        int seen = last.read();
        if (!last.compareAndSet(seen, seen + 1)) {
            seen = last.read();
            last.compareAndSet(seen, seen + 1);
        }
        return seen + 1;
    }
}
