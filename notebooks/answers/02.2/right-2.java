String habit(OsThread before, OsThread after) {
    long v = after.voluntary() - before.voluntary(), i = after.involuntary() - before.involuntary();
    long ms = after.cpuTime().minus(before.cpuTime()).toMillis();
    return v + i + ms == 0 ? "nothing" : v > i ? "waits" : "computes";
}
