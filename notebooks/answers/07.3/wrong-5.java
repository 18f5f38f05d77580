class Lazy { // a new one for everybody
    final AtomicInteger made = new AtomicInteger();
    Object make() { made.incrementAndGet(); return new Object(); }
    Object settings() { return make(); }
}
