Map<Integer, String> verdicts = Map.of(
    1, "both", 2, "neither", 3, "neither", 4, "data race", 5, "neither", 6, "neither");
