record Car(int number, Car next) { }

int length(Car first) {
    try {
        return first == null ? 0 : 1 + length(first.next());
    } catch (StackOverflowError full) {
        return 1;
    }
}
