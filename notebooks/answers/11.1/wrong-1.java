long connections(long bytes, long bytesEach, List<Long> limits) {
    return bytes * 9 / 10 / bytesEach;
}
