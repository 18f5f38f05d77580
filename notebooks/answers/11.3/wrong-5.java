void run(List<Runnable> tasks, int most) {
    for (int from = 0; from < tasks.size(); from += most + 1) {
        var done = new WaitGroup();
        for (var task : tasks.subList(from, Math.min(tasks.size(), from + most + 1))) done.go(task::run);
        done.await();
    }
}
