record Car(int number, Car next) { }

int length(Car first) {
    int cars = 0;
    while (first != null) { cars++; first = first.next(); }
    return cars;
}
