int steal(Deque<String> victim, Deque<String> thief) {
    int taken = 0;
    while (thief.size() < victim.size()) {
        thief.addLast(victim.removeFirst());
        taken++;
    }
    return taken;
}
