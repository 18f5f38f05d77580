List<String> run(List<Iterator<String>> tasks) {
    var order = new ArrayList<String>();
    var left = new ArrayList<>(tasks);
    while (!left.isEmpty())
        for (int i = 0; i < left.size(); i++)
            if (left.get(i).hasNext()) order.add(left.get(i).next());
            else left.remove(i);
    return order;
}
