Optional<Region> regionOf(List<Region> regions, long address) {
    return regions.stream().filter(r -> r.from() <= address && address < r.to()).findFirst();
}
