List<String> newcomers(List<OsThread> before, List<OsThread> after) {
    return after.stream().skip(before.size()).map(t -> t.name()).distinct().toList();
}
