int processorsFor(double serial, double wanted) {
    for (int p = 1; p < 1_000_000; p++)
        if (p / (serial * p + 1 - serial) >= wanted - 1e-9) return p;
    return -1;
}
