int processorsFor(double serial, double wanted) {
    return (int) Math.ceil(wanted / (1 - serial));
}
