List<String> fanOut(List<Callable<String>> tasks) throws Exception {
    Channel<String> all = Channel.make();
    for (var task : tasks) go(() -> all.send(task.call()));
    var results = new ArrayList<String>();
    for (var task : tasks) results.add(all.receive());
    return results;
}
