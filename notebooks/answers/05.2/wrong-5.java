class Office { // oversells nothing
    final Shared<Integer> left;
    Office(int tickets) { left = new Shared<>(tickets); }
    boolean sell() { return false; }
}
