int boxes(List<?> box) {
    var open = new ArrayDeque<List<?>>(List.of(box));
    int count = 0;
    while (!open.isEmpty()) {
        var next = open.pop();
        count++;
        for (var inner : next) open.push((List<?>) inner);
    }
    return count;
}
