List<Integer> numbers(int n) {
    var list = new ArrayList<Integer>();
    var done = new WaitGroup();
    int[] next = {0};
    for (int i = 0; i < n; i++) done.go(() -> { int number = next[0]; gosched(); list.add(number); next[0]++; });
    done.await();
    return list;
}
