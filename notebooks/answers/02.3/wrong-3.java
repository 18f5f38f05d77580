void together(List<Runnable> tasks) throws InterruptedException {
    var threads = new ArrayList<Thread>();
    for (var task : tasks) threads.add(Thread.ofVirtual().start(task));
    for (var thread : threads) thread.join();
}
