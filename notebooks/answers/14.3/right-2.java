record Task(int compute, int pause) {}

int over(List<Task> tasks, int processors) {
    var ends = new ArrayList<Integer>();
    for (var task : tasks) {
        ends.sort(null);
        int from = ends.size() < processors ? 0 : ends.remove(0);
        ends.add(from + task.compute());
        waits.add(from + task.compute() + task.pause());
    }
    int last = waits.stream().mapToInt(end -> end).max().orElse(0);
    waits.clear();
    return last;
}
var waits = new ArrayList<Integer>();
