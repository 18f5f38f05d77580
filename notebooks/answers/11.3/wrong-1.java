void run(List<Runnable> tasks, int most) {
    for (var task : tasks) {
        var done = new WaitGroup();
        done.go(task::run);
        done.await();
    }
}
