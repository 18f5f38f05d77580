void together(List<Runnable> tasks) throws InterruptedException {
    try (var pool = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
        for (var task : tasks) pool.submit(task);
    }
}
