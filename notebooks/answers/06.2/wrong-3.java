boolean isRacy(Callable<Integer> program) { // the same schedule again and again
    var results = new HashSet<Integer>();
    for (int run = 0; run < 300; run++) results.add(Schedule.seeded(7, program).value());
    return results.size() > 1;
}
