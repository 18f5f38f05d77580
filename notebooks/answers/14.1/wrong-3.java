int processorsFor(double serial, double wanted) {
    if (wanted >= 1 / serial) return -1;
    return (int) Math.floor((1 - serial) / (1 / wanted - serial));
}
