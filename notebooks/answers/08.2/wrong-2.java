class Vault { // no lock, no deadlock, no money
    final int number;
    final Shared<Integer> balance = new Shared<>(100);
    Vault(int number) { this.number = number; }
}

void transfer(Vault from, Vault to, int amount) {
    from.balance.write(from.balance.read() - amount);
    to.balance.write(to.balance.read() + amount);
}
