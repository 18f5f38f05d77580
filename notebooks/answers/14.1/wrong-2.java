int processorsFor(double serial, double wanted) {
    int p = 1;
    while (1 / (serial + (1 - serial) / p) < wanted) p++;
    return p;
}
