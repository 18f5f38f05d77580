int steps(int n) {
    while (true) n++;
}
