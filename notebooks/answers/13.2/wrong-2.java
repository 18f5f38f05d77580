List<String> run(List<Iterator<String>> tasks) {
    var order = new ArrayList<String>();
    while (!tasks.isEmpty() && tasks.stream().allMatch(Iterator::hasNext))
        for (var task : tasks) order.add(task.next());
    return order;
}
