List<String> results(List<Callable<String>> tasks) {
    var channels = new ArrayList<Channel<String>>();
    for (var task : tasks) {
        Channel<String> result = Channel.make(1);
        channels.add(result);
        go(() -> {
            String said;
            try { said = task.call(); } catch (Throwable e) { said = "failed: " + e.getMessage(); }
            result.send(said);
        });
    }
    return channels.stream().map(channel -> channel.receive()).toList();
}
