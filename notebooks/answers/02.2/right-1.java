String habit(OsThread before, OsThread after) {
    long voluntary = after.voluntary() - before.voluntary();
    long involuntary = after.involuntary() - before.involuntary();
    if (voluntary > involuntary) return "waits";
    boolean used = after.cpuTime().compareTo(before.cpuTime()) > 0;
    return used || involuntary > 0 || voluntary > 0 ? "computes" : "nothing";
}
