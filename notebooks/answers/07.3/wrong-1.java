class Lazy { // returns its own, whoever won
    final Shared<Object> kept = new Shared<>(null);
    final AtomicInteger made = new AtomicInteger();
    Object make() { made.incrementAndGet(); return new Object(); }

    Object settings() {
        Object seen = kept.read();
        if (seen != null) return seen;
        Object mine = make();
        kept.compareAndSet(null, mine);
        return mine;
    }
}
