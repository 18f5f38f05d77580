record Done(int place, String result) {}
List<String> fanOut(List<Callable<String>> tasks) throws Exception {
    Channel<Done> all = Channel.make();
    for (int i = 0; i < tasks.size(); i++) {
        int place = i;
        go(() -> all.send(new Done(place, tasks.get(place).call())));
    }
    var byPlace = new TreeMap<Integer, String>();
    while (byPlace.size() < tasks.size()) {
        var done = all.receive();
        byPlace.put(done.place(), done.result());
    }
    return List.copyOf(byPlace.values());
}
