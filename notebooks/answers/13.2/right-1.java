List<String> run(List<Iterator<String>> tasks) {
    var order = new ArrayList<String>();
    boolean ran = true;
    while (ran) {
        ran = false;
        for (var task : tasks) if (task.hasNext()) { order.add(task.next()); ran = true; }
    }
    return order;
}
