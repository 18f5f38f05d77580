String habit(OsThread before, OsThread after) {
    if (before.equals(after)) return "nothing";
    return after.voluntary() > after.involuntary() ? "waits" : "computes";
}
