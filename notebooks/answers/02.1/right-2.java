List<String> newcomers(List<OsThread> before, List<OsThread> after) {
    var names = new ArrayList<String>();
    for (var t : after) {
        boolean old = false;
        for (var b : before) old |= b.id() == t.id();
        if (!old) names.add(t.name());
    }
    return names;
}
