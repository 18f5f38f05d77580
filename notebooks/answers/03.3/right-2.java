record Car(int number, Car next) { }

int length(Car first) {
    return (int) Stream.iterate(first, car -> car != null, car -> car.next()).count();
}
