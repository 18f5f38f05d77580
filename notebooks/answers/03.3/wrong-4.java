record Car(int number, Car next) { }

int length(Car first) { return first == null ? 0 : first.number() + 2; }
