Map<Integer, String> verdicts = Map.of(
    1, "both", 2, "neither", 3, "race condition", 4, "both", 5, "neither", 6, "race condition");
