int steal(Deque<String> victim, Deque<String> thief) {
    int taken = 0;
    for (int i = 0; i < victim.size() - victim.size() / 2; i++) {
        thief.add(victim.poll());
        taken++;
    }
    return taken;
}
