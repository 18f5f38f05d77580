List<String> fanOut(List<Callable<String>> tasks) throws Exception {
    String[] results = new String[tasks.size()];
    var done = new WaitGroup();
    for (int i = 0; i < results.length; i++) {
        int place = i;
        done.go(() -> results[place] = tasks.get(place).call());
    }
    gosched();
    return Arrays.asList(results);
}
