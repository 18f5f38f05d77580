class Lazy { // a lock around the write alone
    final Shared<Object> kept = new Shared<>(null);
    final Mutex mutex = new Mutex();
    final AtomicInteger made = new AtomicInteger();
    Object make() { made.incrementAndGet(); return new Object(); }

    Object settings() {
        if (kept.read() == null) mutex.locked(() -> kept.write(make()));
        return kept.read();
    }
}
