List<String> results(List<Callable<String>> tasks) {
    var results = new String[tasks.size()];
    var done = new WaitGroup();
    for (int t = 0; t < results.length; t++) {
        int me = t;
        done.add(1);
        go(() -> {
            try {
                results[me] = tasks.get(me).call();
                done.done();
            } catch (Throwable e) {
                results[me] = "failed: " + e.getMessage();
            }
        });
    }
    done.await();
    return List.of(results);
}
