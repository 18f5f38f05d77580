String evidence(Callable<Integer> program, int result) {
    for (int seed = 1; seed <= 500; seed++)
        if (Schedule.seeded(seed, program).value() == result) return "seed:" + seed;
    return null;
}
