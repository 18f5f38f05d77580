Optional<Region> regionOf(List<Region> regions, long address) {
    for (var r : regions)
        if (Long.compareUnsigned(r.from(), address) <= 0 && Long.compareUnsigned(address, r.to()) < 0)
            return Optional.of(r);
    return Optional.empty();
}
