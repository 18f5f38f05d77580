long shortestSlice(long switchNanos, double most) {
    return (long) Math.ceil(switchNanos * (1 - most) / most - 1e-9);
}
