class Office {
    final Shared<Integer> left;
    final Channel<Boolean> turn = Channel.make(1);
    Office(int tickets) { left = new Shared<>(tickets); turn.send(true); }

    boolean sell() {
        turn.receive();
        int seen = left.read();
        if (seen > 0) left.write(seen - 1);
        turn.send(true);
        return seen > 0;
    }
}
