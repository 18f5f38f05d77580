class Vault { // an order, but an account that pays to itself waits for itself
    final int number;
    final Mutex mutex = new Mutex();
    final Shared<Integer> balance = new Shared<>(100);
    Vault(int number) { this.number = number; }
}

void transfer(Vault from, Vault to, int amount) {
    var first = from.number <= to.number ? from : to;
    var second = first == from ? to : from;
    first.mutex.locked(() -> second.mutex.locked(() -> {
        from.balance.write(from.balance.read() - amount);
        to.balance.write(to.balance.read() + amount);
    }));
}
