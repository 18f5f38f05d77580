class Office {
    final Shared<Integer> left;
    Office(int tickets) { left = new Shared<>(tickets); }

    synchronized boolean sell() {
        int seen = left.read();
        if (seen == 0) return false;
        left.write(seen - 1);
        return true;
    }
}
