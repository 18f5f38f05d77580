int steal(Deque<String> victim, Deque<String> thief) {
    var all = new ArrayList<>(victim);
    int take = (all.size() + 1) / 2;
    victim.clear();
    thief.addAll(all.subList(0, take));
    victim.addAll(all.subList(take, all.size()));
    return take;
}
