List<Long> ancestors(Map<Long, Long> parents, long pid) {
    Long parent = parents.get(pid);
    if (parent == null || parent == pid) return List.of();
    var rest = ancestors(parents, parent);
    var line = new ArrayList<Long>(List.of(parent));
    line.addAll(rest);
    return line;
}
