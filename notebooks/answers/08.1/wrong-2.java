class Grades { // a lock for each field
    final Mutex counting = new Mutex();
    final Mutex summing = new Mutex();
    final Shared<Integer> count = new Shared<>(0);
    final Shared<Integer> sum = new Shared<>(0);

    void add(int grade) {
        counting.locked(() -> count.write(count.read() + 1));
        summing.locked(() -> sum.write(sum.read() + grade));
    }
    String summary() {
        counting.lock();
        int n = count.read();
        counting.unlock();
        summing.lock();
        int s = sum.read();
        summing.unlock();
        return n + " graded: sum " + s;
    }
}
