int squareSum(int n) {
    Channel<Integer> squares = Channel.make();
    for (int i = 1; i <= n; i++) {
        int number = i;
        go(() -> squares.send(number * number));
    }
    int sum = 0;
    for (int i = 1; i <= n; i++) sum += squares.receive();
    return sum;
}
