String evidence(Callable<Integer> program, int result) { // words are no evidence
    return Schedule.sample(500, program).counts().containsKey(result) ? "seen" : null;
}
