class Grades { // only those who write take the lock
    final Mutex mutex = new Mutex();
    final Shared<Integer> count = new Shared<>(0);
    final Shared<Integer> sum = new Shared<>(0);

    void add(int grade) {
        mutex.locked(() -> { count.write(count.read() + 1); sum.write(sum.read() + grade); });
    }
    String summary() { return count.read() + " graded: sum " + sum.read(); }
}
