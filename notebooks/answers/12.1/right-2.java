long median(List<Long> times) {
    for (long candidate : new TreeSet<>(times))
        if (2 * times.stream().filter(t -> t <= candidate).count() >= times.size()) return candidate;
    throw new NoSuchElementException();
}
