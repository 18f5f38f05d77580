class Wallet { // unlocks between the check and the act
    final Mutex mutex = new Mutex();
    final Shared<Integer> coins = new Shared<>(10);

    boolean withdraw(int amount) {
        if (amount <= 0) throw new IllegalArgumentException("not positive: " + amount);
        mutex.lock();
        boolean enough = coins.read() >= amount;
        mutex.unlock();
        if (enough) mutex.locked(() -> coins.write(coins.read() - amount));
        return enough;
    }
}
