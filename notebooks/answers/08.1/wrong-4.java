class Grades { // summary calls what locks again: waits for itself
    final Mutex mutex = new Mutex();
    final Shared<Integer> count = new Shared<>(0);
    final Shared<Integer> sum = new Shared<>(0);

    void add(int grade) {
        mutex.locked(() -> { count.write(count.read() + 1); sum.write(sum.read() + grade); });
    }
    int total() { mutex.lock(); try { return sum.read(); } finally { mutex.unlock(); } }
    String summary() {
        mutex.lock();
        try { return count.read() + " graded: sum " + total(); } finally { mutex.unlock(); }
    }
}
