List<Long> ancestors(Map<Long, Long> parents, long pid) {
    var line = new ArrayList<Long>();
    for (Long p = parents.get(pid); p != null; p = parents.get(p)) if (!line.contains(p)) line.add(p);
    return line;
}
