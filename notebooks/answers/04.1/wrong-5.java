int squareSum(int n) {
    int[] sum = {0};
    var done = new WaitGroup();
    for (int i = 1; i <= n; i++) {
        int number = i;
        done.add(1);
        go(() -> {
            int before = sum[0];
            gosched();
            sum[0] = before + number * number;
            done.done();
        });
    }
    done.await();
    return sum[0];
}
