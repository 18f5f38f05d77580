boolean isRacy(Callable<Integer> program) {
    int first = Schedule.seeded(0, program).value();
    for (int seed = 1; seed < 500; seed++)
        if (Schedule.seeded(seed, program).value() != first) return true;
    return false;
}
