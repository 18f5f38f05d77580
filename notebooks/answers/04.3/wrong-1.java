List<String> fanOut(List<Callable<String>> tasks) throws Exception {
    var results = new ArrayList<String>();
    var done = new WaitGroup();
    for (var task : tasks) done.go(() -> results.add(task.call()));
    done.await();
    return results;
}
