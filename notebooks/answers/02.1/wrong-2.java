List<String> newcomers(List<OsThread> before, List<OsThread> after) {
    return after.stream().filter(t -> !before.contains(t)).map(t -> t.name()).toList();
}
