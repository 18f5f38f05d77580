int steal(Deque<String> victim, Deque<String> thief) {
    int take = victim.size() / 2;
    for (int i = 0; i < take; i++) thief.add(victim.poll());
    return take;
}
