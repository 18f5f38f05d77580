int processorsFor(double serial, double wanted) {
    if (wanted >= 1 / serial) return -1;
    return (int) Math.ceil((1 - serial) / (1 / wanted - serial) - 1e-9);
}
