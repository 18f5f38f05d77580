int sum(List<Integer> numbers, int workers, IntUnaryOperator f) {
    Channel<Integer> jobs = Channel.make(numbers.size());
    Channel<Integer> results = Channel.make(numbers.size());
    for (int number : numbers) jobs.send(number);
    jobs.close();
    for (int w = 0; w < workers; w++)
        go(() -> { for (int job : jobs) results.send(f.applyAsInt(job)); });
    int total = 0;
    for (int i = 0; i < numbers.size(); i++) total += results.receive();
    return total;
}
