List<Integer> countTo(int limit) {
    var seen = new ArrayList<Integer>();
    for (int n = 1; n <= limit; n++) seen.add(n);
    return seen;
}
