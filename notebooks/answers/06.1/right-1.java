var verdicts = new HashMap<Integer, String>(Map.of(1, "both", 4, "data race"));
for (int innocent : new int[] {2, 5}) verdicts.put(innocent, "neither");
for (int ordered : new int[] {3, 6}) verdicts.put(ordered, "race condition");
