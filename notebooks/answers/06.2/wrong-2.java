boolean isRacy(Callable<Integer> program) { // suspects everybody
    return true;
}
