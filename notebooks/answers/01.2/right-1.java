List<Long> ancestors(Map<Long, Long> parents, long pid) {
    var line = new LinkedHashSet<Long>();
    for (Long p = parents.get(pid); p != null && p != pid && line.add(p);) p = parents.get(p);
    return List.copyOf(line);
}
