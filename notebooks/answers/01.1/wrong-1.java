Map<String, Boolean> shared = Map.of(
    "a static variable", true, "a local variable", true, "an open file's descriptor", true,
    "the heap", true, "the stack pointer", true, "the pid", true);
