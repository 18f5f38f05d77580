int steps(int n) { return (n + 1) / 2; }
