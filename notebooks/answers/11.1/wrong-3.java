long connections(long bytes, long bytesEach, List<Long> limits) {
    return Math.min(bytes * 9 / 10 / bytesEach, limits.stream().mapToLong(l -> l).max().orElse(Long.MAX_VALUE));
}
