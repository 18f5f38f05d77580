int boxes(List<?> box) {
    int count = 0;
    while (!box.isEmpty()) {
        box = (List<?>) box.getFirst();
        count++;
    }
    return count;
}
