class Wallet { // swallows the refusal
    final Mutex mutex = new Mutex();
    final Shared<Integer> coins = new Shared<>(10);

    boolean withdraw(int amount) {
        mutex.lock();
        try {
            if (amount <= 0 || coins.read() < amount) return false;
            coins.write(coins.read() - amount);
            return true;
        } finally {
            mutex.unlock();
        }
    }
}
