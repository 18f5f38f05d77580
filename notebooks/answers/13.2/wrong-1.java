List<String> run(List<Iterator<String>> tasks) {
    var order = new ArrayList<String>();
    var stack = new ArrayDeque<>(tasks);
    while (!stack.isEmpty()) {
        var task = stack.pop();
        if (!task.hasNext()) continue;
        order.add(task.next());
        stack.push(task);
    }
    return order;
}
