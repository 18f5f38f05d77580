void run(List<Runnable> tasks, int most) {
    Channel<Integer> seats = Channel.make(most);
    var done = new WaitGroup();
    for (var task : tasks) {
        seats.send(1);
        done.go(task::run);
    }
    done.await();
}
