long median(List<Long> times) {
    return times.get((times.size() - 1) / 2);
}
