class Konto {
    static final Mutex all = new Mutex();
    final int number;
    final Shared<Integer> balance = new Shared<>(100);
    Konto(int number) { this.number = number; }
}

void transfer(Konto from, Konto to, int amount) {
    Konto.all.locked(() -> {
        from.balance.write(from.balance.read() - amount);
        to.balance.write(to.balance.read() + amount);
    });
}
