long shortestSlice(long switchNanos, double most) {
    return (long) Math.ceil(switchNanos / most);
}
