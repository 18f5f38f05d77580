void together(List<Runnable> tasks) throws InterruptedException {
    for (var task : tasks) Thread.ofPlatform().start(task).join();
}
