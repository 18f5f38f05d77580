record Task(int compute, int pause) {}

int over(List<Task> tasks, int processors) {
    return tasks.stream().mapToInt(task -> task.compute() + task.pause()).max().orElse(0);
}
