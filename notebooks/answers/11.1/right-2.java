long connections(long bytes, long bytesEach, List<Long> limits) {
    long n = 0;
    while (fits(n + 1, bytes, bytesEach, limits)) n++;
    return n;
}
boolean fits(long n, long bytes, long bytesEach, List<Long> limits) {
    return 10 * n * bytesEach <= 9 * bytes && limits.stream().allMatch(limit -> n <= limit);
}
