long shortestSlice(long switchNanos, double most) {
    long low = 0, high = Long.MAX_VALUE / 4;
    while (low < high) {
        long slice = (low + high) / 2;
        if (switchNanos <= most * (slice + switchNanos) + 1e-9) high = slice;
        else low = slice + 1;
    }
    return low;
}
