void run(List<Runnable> tasks, int most) {
    Channel<Integer> free = Channel.make(most);
    for (int i = 0; i < most; i++) free.send(i);
    var done = new WaitGroup();
    for (var task : tasks) {
        int seat = free.receive();
        done.go(() -> { task.run(); free.send(seat); });
    }
    done.await();
}
