long shortestSlice(long switchNanos, double most) {
    return (long) (switchNanos * most);
}
