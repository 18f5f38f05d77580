long shortestSlice(long switchNanos, double most) {
    return (long) Math.floor(switchNanos * (1 - most) / most - 0.5);
}
