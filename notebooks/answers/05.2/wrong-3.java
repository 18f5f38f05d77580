class Office { // forgets to unlock when sold out
    final Mutex mutex = new Mutex();
    final Shared<Integer> left;
    Office(int tickets) { left = new Shared<>(tickets); }

    boolean sell() {
        mutex.lock();
        int seen = left.read();
        if (seen == 0) return false;
        left.write(seen - 1);
        mutex.unlock();
        return true;
    }
}
