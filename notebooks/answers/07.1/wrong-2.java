class Numbers { // reads back what may be another's
    final Shared<Integer> last = new Shared<>(0);

    int next() {
        int seen = last.read();
        while (!last.compareAndSet(seen, seen + 1)) seen = last.read();
        return last.read();
    }
}
