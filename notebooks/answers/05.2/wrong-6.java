class Office { // waits for better days
    final Shared<Integer> left;
    Office(int tickets) { left = new Shared<>(tickets); }

    boolean sell() {
        while (left.read() == 0) gosched();
        left.write(left.read() - 1);
        return true;
    }
}
