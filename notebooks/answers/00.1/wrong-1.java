boolean parallel(int cpus) { return false; }
