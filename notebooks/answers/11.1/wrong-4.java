long connections(long bytes, long bytesEach, List<Long> limits) {
    return limits.stream().mapToLong(l -> l).min().orElse(0);
}
