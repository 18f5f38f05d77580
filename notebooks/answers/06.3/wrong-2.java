String evidence(Callable<Integer> program, int result) { // takes the result for the seed
    return "seed:" + result;
}
