Map<String, Boolean> shared = Map.of("a static variable", true, "the heap", true);
