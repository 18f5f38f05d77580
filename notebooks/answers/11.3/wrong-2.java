void run(List<Runnable> tasks, int most) {
    Channel<Integer> seats = Channel.make(most);
    for (var task : tasks) {
        seats.send(1);
        go(() -> { task.run(); seats.receive(); });
    }
}
