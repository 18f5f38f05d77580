long median(List<Long> times) {
    var sorted = times.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
}
