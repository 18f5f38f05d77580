List<String> newcomers(List<OsThread> before, List<OsThread> after) {
    var known = before.stream().map(t -> t.id()).collect(Collectors.toSet());
    return after.stream().filter(t -> !known.contains(t.id())).map(t -> t.name()).toList();
}
