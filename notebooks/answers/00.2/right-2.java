int both() {
    Channel<Integer> numbers = Channel.make();
    go(() -> numbers.send(1));
    go(() -> numbers.send(2));
    return numbers.receive() + numbers.receive();
}
