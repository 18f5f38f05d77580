List<String> newcomers(List<OsThread> before, List<OsThread> after) {
    var names = before.stream().map(t -> t.name()).collect(Collectors.toSet());
    return after.stream().map(t -> t.name()).filter(n -> !names.contains(n)).toList();
}
