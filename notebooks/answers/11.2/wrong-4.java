List<String> results(List<Callable<String>> tasks) {
    var results = new ArrayList<String>();
    var mutex = new Mutex();
    var done = new WaitGroup();
    for (var task : tasks)
        done.go(() -> {
            String said;
            try { said = task.call(); } catch (Throwable e) { said = "failed: " + e.getMessage(); }
            String result = said;
            mutex.locked(() -> { results.add(result); });
        });
    done.await();
    return results;
}
