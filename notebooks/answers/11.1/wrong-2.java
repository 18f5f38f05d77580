long connections(long bytes, long bytesEach, List<Long> limits) {
    return Math.min(bytes / bytesEach, limits.stream().mapToLong(l -> l).min().orElse(Long.MAX_VALUE));
}
