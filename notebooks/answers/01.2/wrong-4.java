List<Long> ancestors(Map<Long, Long> parents, long pid) {
    var line = new ArrayList<Long>();
    for (long p = parents.get(pid); p != 1; p = parents.get(p)) line.add(p);
    return line;
}
