record Task(int compute, int pause) {}

int over(List<Task> tasks, int processors) {
    var free = new PriorityQueue<>(Collections.nCopies(processors, 0));
    int last = 0;
    for (var task : tasks) {
        int end = free.poll() + task.compute() + task.pause();
        free.add(end);
        last = Math.max(last, end);
    }
    return last;
}
