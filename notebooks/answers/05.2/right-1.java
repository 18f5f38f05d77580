class Office {
    final Shared<Integer> left;
    Office(int tickets) { left = new Shared<>(tickets); }

    boolean sell() {
        while (true) {
            int seen = left.read();
            if (seen == 0) return false;
            if (left.compareAndSet(seen, seen - 1)) return true;
        }
    }
}
