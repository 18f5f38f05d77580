List<String> fanOut(List<Callable<String>> tasks) throws Exception {
    var results = new ArrayList<String>();
    for (var task : tasks) {
        Channel<String> answer = Channel.make();
        go(() -> answer.send(task.call()));
        results.add(answer.receive());
    }
    return results;
}
