long connections(long bytes, long bytesEach, List<Long> limits) {
    long n = 9 * bytes / (10 * bytesEach);
    for (long limit : limits) n = Math.min(n, limit);
    return n;
}
