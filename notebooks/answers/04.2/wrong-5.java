List<Integer> numbers(int n) {
    var list = new ArrayList<Integer>();
    for (int i = 0; i < n; i++) list.add(i);
    return list;
}
