Optional<Region> regionOf(List<Region> regions, long address) {
    return regions.stream().filter(r -> Long.compareUnsigned(r.from(), address) <= 0)
        .reduce((a, b) -> b);
}
