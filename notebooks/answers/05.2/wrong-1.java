class Office { // the lock comes after the decision
    final Mutex mutex = new Mutex();
    final Shared<Integer> left;
    Office(int tickets) { left = new Shared<>(tickets); }

    boolean sell() {
        int seen = left.read();
        if (seen == 0) return false;
        mutex.lock();
        left.write(seen - 1);
        mutex.unlock();
        return true;
    }
}
