int boxes(List<?> box) {
    int count = 1;
    for (var b = box; !b.isEmpty(); b = (List<?>) b.getFirst()) count++;
    return count;
}
