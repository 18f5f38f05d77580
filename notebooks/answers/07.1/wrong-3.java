class Numbers { // adds, then tries to find out
    final Shared<Integer> last = new Shared<>(0);

    int next() {
        last.write(last.read() + 1);
        return last.read();
    }
}
