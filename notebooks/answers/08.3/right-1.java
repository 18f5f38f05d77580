class Wallet {
    final Mutex mutex = new Mutex();
    final Shared<Integer> coins = new Shared<>(10);

    boolean withdraw(int amount) {
        mutex.lock();
        if (amount <= 0) { mutex.unlock(); throw new IllegalArgumentException("not positive: " + amount); }
        boolean enough = coins.read() >= amount;
        if (enough) coins.write(coins.read() - amount);
        mutex.unlock();
        return enough;
    }
}
