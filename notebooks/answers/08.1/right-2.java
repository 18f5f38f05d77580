class Grades {
    final Shared<Integer> count = new Shared<>(0);
    final Shared<Integer> sum = new Shared<>(0);

    synchronized void add(int grade) {
        sum.write(sum.read() + grade);
        count.write(count.read() + 1);
    }
    synchronized String summary() { return count.read() + " graded: sum " + sum.read(); }
}
