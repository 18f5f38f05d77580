List<String> results(List<Callable<String>> tasks) {
    var results = new String[tasks.size()];
    var done = new WaitGroup();
    try {
        for (int t = 0; t < results.length; t++) {
            int me = t;
            done.go(() -> { results[me] = tasks.get(me).call(); });
        }
    } catch (Throwable e) {
        return List.of("failed: " + e.getMessage());
    }
    done.await();
    return List.of(results);
}
