List<Integer> numbers(int n) {
    var list = new ArrayList<Integer>();
    var mutex = new Mutex();
    var done = new WaitGroup();
    for (int i = 0; i < n; i++) start(i, list, mutex, done);
    done.await();
    return list;
}
void start(int number, List<Integer> list, Mutex mutex, WaitGroup done) {
    done.go(() -> mutex.locked(() -> list.add(number)));
}
