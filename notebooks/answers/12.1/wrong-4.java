long median(List<Long> times) {
    times.sort(null);
    return times.get((times.size() - 1) / 2);
}
