record Car(int number, Car next) { }

int length(Car first, int so) { return first == null ? so : length(first.next(), so + 1); }
int length(Car first) { return length(first, 0); }
