class Lazy {
    final Shared<Object> kept = new Shared<>(null);
    final Mutex mutex = new Mutex();
    final AtomicInteger made = new AtomicInteger();
    Object make() { made.incrementAndGet(); return new Object(); }

    Object settings() {
        mutex.lock();
        try {
            if (kept.read() == null) kept.write(make());
            return kept.read();
        } finally {
            mutex.unlock();
        }
    }
}
