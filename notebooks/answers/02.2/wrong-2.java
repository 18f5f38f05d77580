String habit(OsThread before, OsThread after) {
    long voluntary = after.voluntary() - before.voluntary();
    long involuntary = after.involuntary() - before.involuntary();
    if (voluntary + involuntary == 0) return "nothing";
    return voluntary > involuntary ? "waits" : "computes";
}
