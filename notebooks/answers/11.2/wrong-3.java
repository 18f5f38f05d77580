List<String> results(List<Callable<String>> tasks) {
    var results = new ArrayList<String>();
    for (var task : tasks)
        try { results.add(task.call()); } catch (Throwable e) { results.add("failed: " + e.getMessage()); }
    return results;
}
