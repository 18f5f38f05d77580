void run(List<Runnable> tasks, int most) {
    Channel<Integer> seats = Channel.make(most);
    var done = new WaitGroup();
    for (var task : tasks) done.go(() -> { seats.send(1); seats.receive(); task.run(); });
    done.await();
}
