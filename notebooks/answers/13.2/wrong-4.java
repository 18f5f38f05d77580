List<String> run(List<Iterator<String>> tasks) {
    var order = new ArrayList<String>();
    while (true) for (var task : tasks) if (task.hasNext()) order.add(task.next());
}
