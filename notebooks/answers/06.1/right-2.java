Map<Integer, String> verdicts = new TreeMap<>();
String[] all = {"both", "neither", "race condition", "data race", "neither", "race condition"};
for (int i = 0; i < all.length; i++) verdicts.put(i + 1, all[i]);
