List<String> results(List<Callable<String>> tasks) {
    var results = new String[tasks.size()];
    var done = new WaitGroup();
    for (int t = 0; t < results.length; t++) {
        int me = t;
        done.go(() -> {
            try {
                results[me] = tasks.get(me).call();
            } catch (Exception e) {
                results[me] = "failed: " + e.getMessage();
            }
        });
    }
    done.await();
    return List.of(results);
}
