int steps(int n) { return n / 2; }
