record Task(int compute, int pause) {}

int over(List<Task> tasks, int processors) {
    int compute = tasks.stream().mapToInt(Task::compute).sum();
    return compute / processors + tasks.stream().mapToInt(Task::pause).max().orElse(0);
}
