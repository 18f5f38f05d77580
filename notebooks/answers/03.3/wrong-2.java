record Car(int number, Car next) { }

int length(Car first) {
    int cars = 0;
    for (Car car = first; car.next() != null; car = car.next()) cars++;
    return cars + 1;
}
