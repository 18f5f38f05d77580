int steps(int n) { return n == 0 ? 0 : 1 + steps(n - 2); }
