List<String> results(List<Callable<String>> tasks) {
    var results = new java.util.concurrent.ConcurrentSkipListMap<Integer, String>();
    var done = new WaitGroup();
    for (int t = 0; t < tasks.size(); t++) {
        int me = t;
        done.add(1);
        go(() -> {
            try {
                results.put(me, tasks.get(me).call());
            } catch (Throwable e) {
                results.put(me, "failed: " + e.getMessage());
            } finally {
                done.done();
            }
        });
    }
    done.await();
    return List.copyOf(results.values());
}
