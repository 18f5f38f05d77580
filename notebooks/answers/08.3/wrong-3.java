class Wallet { // unlocks twice where there is enough
    final Mutex mutex = new Mutex();
    final Shared<Integer> coins = new Shared<>(10);

    boolean withdraw(int amount) {
        if (amount <= 0) throw new IllegalArgumentException("not positive: " + amount);
        mutex.lock();
        try {
            if (coins.read() < amount) return false;
            coins.write(coins.read() - amount);
            mutex.unlock();
            return true;
        } finally {
            mutex.unlock();
        }
    }
}
