void run(List<Runnable> tasks, int most) {
    Channel<Runnable> queue = Channel.make();
    var done = new WaitGroup();
    for (int w = 0; w < most; w++) done.go(() -> { for (var task : queue) task.run(); });
    for (var task : tasks) queue.send(task);
    queue.close();
    done.await();
}
