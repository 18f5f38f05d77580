class Vault { // locks one of the two
    final int number;
    final Mutex mutex = new Mutex();
    final Shared<Integer> balance = new Shared<>(100);
    Vault(int number) { this.number = number; }
}

void transfer(Vault from, Vault to, int amount) {
    from.mutex.locked(() -> {
        from.balance.write(from.balance.read() - amount);
        to.balance.write(to.balance.read() + amount);
    });
}
