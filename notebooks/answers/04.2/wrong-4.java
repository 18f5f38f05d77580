List<Integer> numbers(int n) {
    var list = new ArrayList<Integer>();
    var done = new WaitGroup();
    for (int i = 0; i < n; i++) {
        int number = i;
        done.go(() -> list.add(number));
    }
    return list;
}
