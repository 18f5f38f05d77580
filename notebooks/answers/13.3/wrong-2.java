int steal(Deque<String> victim, Deque<String> thief) {
    int take = victim.size();
    thief.addAll(victim);
    victim.clear();
    return take;
}
