class Office { // looks twice instead of locking
    final Shared<Integer> left;
    Office(int tickets) { left = new Shared<>(tickets); }

    boolean sell() {
        int seen = left.read();
        if (seen == 0 || left.read() != seen) return false;
        left.write(seen - 1);
        return true;
    }
}
