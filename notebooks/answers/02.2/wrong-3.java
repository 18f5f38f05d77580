String habit(OsThread before, OsThread after) {
    return after.cpuTime().equals(before.cpuTime()) ? "nothing" : "computes";
}
