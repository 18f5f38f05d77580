boolean isRacy(Callable<Integer> program) {
    Set<Integer> results = new HashSet<>();
    Schedule.sample(600, program).replays().forEach((result, replay) -> results.add(result));
    return results.size() != 1;
}
