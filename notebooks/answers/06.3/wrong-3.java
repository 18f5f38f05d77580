String evidence(Callable<Integer> program, int result) { // finds the run, returns its neighbour
    for (int seed = 1; seed <= 500; seed++)
        if (Schedule.seeded(seed, program).value() == result) return "seed:" + (seed + 1);
    return null;
}
