List<String> fanOut(List<Callable<String>> tasks) throws Exception {
    var answers = new ArrayList<Channel<String>>();
    for (var task : tasks) {
        Channel<String> answer = Channel.make(1);
        answers.add(answer);
        go(() -> answer.send(task.call()));
    }
    return answers.stream().map(answer -> answer.receive()).toList();
}
