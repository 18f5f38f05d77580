var shared = new TreeMap<String, Boolean>();
for (var s : List.of("a static variable", "an open file's descriptor", "the heap", "the pid"))
    shared.put(s, true);
for (var s : List.of("a local variable", "the stack pointer")) shared.put(s, false);
