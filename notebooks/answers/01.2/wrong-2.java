List<Long> ancestors(Map<Long, Long> parents, long pid) {
    return parents.containsKey(pid) ? List.of(parents.get(pid)) : List.of();
}
