String evidence(Callable<Integer> program, int result) {
    for (int seed = 1; seed <= 500; seed++) {
        var run = Schedule.seeded(seed, program);
        if (run.value() == result) return run.replay();
    }
    return null;
}
