class Wallet { // the early return is mended, the exception is not
    final Mutex mutex = new Mutex();
    final Shared<Integer> coins = new Shared<>(10);

    boolean withdraw(int amount) {
        mutex.lock();
        if (amount <= 0) throw new IllegalArgumentException("not positive: " + amount);
        if (coins.read() < amount) { mutex.unlock(); return false; }
        coins.write(coins.read() - amount);
        mutex.unlock();
        return true;
    }
}
