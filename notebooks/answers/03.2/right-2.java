Optional<Region> regionOf(List<Region> regions, long address) {
    return regions.stream()
        .filter(r -> Long.compareUnsigned(address - r.from(), r.size()) < 0).findFirst();
}
