class Numbers {
    final Shared<Integer> last = new Shared<>(0);

    int next() {
        int seen = last.read();
        while (!last.compareAndSet(seen, seen + 1)) seen = last.read();
        return seen + 1;
    }
}
