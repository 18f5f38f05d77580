class Lazy { // looks twice, then writes without looking
    final Shared<Object> kept = new Shared<>(null);
    final AtomicInteger made = new AtomicInteger();
    Object make() { made.incrementAndGet(); return new Object(); }

    Object settings() {
        if (kept.read() == null && kept.read() == null) kept.write(make());
        return kept.read();
    }
}
