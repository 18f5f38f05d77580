int steps(int n) {
    int steps = 0;
    for (; n > 0; n -= 2) steps++;
    return steps;
}
