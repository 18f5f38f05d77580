Map<String, Boolean> shared = Map.of(
    "a static variable", true, "a local variable", false, "an open file's descriptor", true,
    "the heap", true, "the stack pointer", false, "the pid", false);
