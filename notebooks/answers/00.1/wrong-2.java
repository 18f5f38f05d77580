boolean parallel(int cpus) { return cpus > 2; }
