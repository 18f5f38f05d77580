record Task(int compute, int pause) {}

int over(List<Task> tasks, int processors) {
    var free = new int[processors];
    int last = 0;
    for (var task : tasks) {
        Arrays.sort(free);
        free[0] += task.compute();
        last = Math.max(last, free[0] + task.pause());
    }
    return last;
}
