boolean parallel(int cpus) {
    if (cpus == 1) return false;
    return true;
}
