void together(List<Runnable> tasks) throws InterruptedException {
    for (var task : tasks) new Thread(task).run();
}
