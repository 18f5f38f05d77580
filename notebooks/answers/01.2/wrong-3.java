List<Long> ancestors(Map<Long, Long> parents, long pid) {
    var line = new ArrayList<Long>();
    Long parent = parents.get(pid);
    while (parent != null && !line.contains(parent)) {
        line.addFirst(parent);
        parent = parents.get(parent);
    }
    return line;
}
