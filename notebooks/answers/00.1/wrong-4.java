boolean parallel(int cpus) { throw new IllegalStateException("not yet"); }
