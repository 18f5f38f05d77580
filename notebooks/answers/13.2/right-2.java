List<String> run(List<Iterator<String>> tasks) {
    var order = new ArrayList<String>();
    var runnable = new LinkedList<>(tasks);
    runnable.removeIf(task -> !task.hasNext());
    while (!runnable.isEmpty()) {
        var task = runnable.removeFirst();
        order.add(task.next());
        if (task.hasNext()) runnable.addLast(task);
    }
    return order;
}
