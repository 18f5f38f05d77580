Map<Integer, String> verdicts = Map.of(
    1, "data race", 2, "neither", 3, "race condition", 4, "data race", 5, "neither", 6, "race condition");
