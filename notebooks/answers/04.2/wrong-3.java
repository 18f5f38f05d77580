List<Integer> numbers(int n) {
    var list = new ArrayList<Integer>();
    int[] i = {0};
    for (; i[0] < n; i[0]++) {
        go(() -> list.add(i[0]));
        gosched();
    }
    sleep(1);
    return list;
}
