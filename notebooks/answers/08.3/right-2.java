class Wallet {
    final Shared<Integer> coins = new Shared<>(10);

    synchronized boolean withdraw(int amount) {
        if (amount <= 0) throw new IllegalArgumentException("not positive: " + amount);
        if (coins.read() < amount) return false;
        coins.write(coins.read() - amount);
        return true;
    }
}
