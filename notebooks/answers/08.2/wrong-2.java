class Konto { // no lock, no deadlock, no money
    final int number;
    final Shared<Integer> balance = new Shared<>(100);
    Konto(int number) { this.number = number; }
}

void transfer(Konto from, Konto to, int amount) {
    from.balance.write(from.balance.read() - amount);
    to.balance.write(to.balance.read() + amount);
}
