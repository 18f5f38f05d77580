long median(List<Long> times) {
    return times.stream().sorted().skip((times.size() - 1) / 2).findFirst().orElseThrow();
}
