record Task(int compute, int pause) {}

int over(List<Task> tasks, int processors) {
    var free = new int[processors];
    int last = 0;
    for (int i = 0; i < tasks.size(); i++) {
        int p = i % processors;
        free[p] += tasks.get(i).compute();
        last = Math.max(last, free[p] + tasks.get(i).pause());
    }
    return last;
}
