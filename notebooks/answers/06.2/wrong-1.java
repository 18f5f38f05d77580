boolean isRacy(Callable<Integer> program) { // five tries
    return Schedule.sample(5, program).counts().size() > 1;
}
