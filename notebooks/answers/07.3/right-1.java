class Lazy {
    final Shared<Object> kept = new Shared<>(null);
    final AtomicInteger made = new AtomicInteger();
    Object make() { made.incrementAndGet(); return new Object(); }

    Object settings() {
        Object mine = make();
        return kept.compareAndSet(null, mine) ? mine : kept.read();
    }
}
