class Lazy { // not lazy: made before anybody asks
    final AtomicInteger made = new AtomicInteger();
    final Shared<Object> kept = new Shared<>(make());
    Object make() { made.incrementAndGet(); return new Object(); }

    Object settings() { return kept.read(); }
}
