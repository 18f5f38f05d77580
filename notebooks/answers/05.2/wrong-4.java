class Office { // everyone brings a lock of their own
    final Shared<Integer> left;
    Office(int tickets) { left = new Shared<>(tickets); }

    boolean sell() {
        var mutex = new Mutex();
        mutex.lock();
        try {
            int seen = left.read();
            if (seen == 0) return false;
            left.write(seen - 1);
            return true;
        } finally {
            mutex.unlock();
        }
    }
}
