boolean isRacy(Callable<Integer> program) { // searches until it has found one
    for (long seed = 1; ; seed++)
        if (!Schedule.seeded(seed, program).value().equals(Schedule.seeded(0, program).value())) return true;
}
