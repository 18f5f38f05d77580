int boxes(List<?> box) {
    try {
        return box.isEmpty() ? 1 : 1 + boxes((List<?>) box.getFirst());
    } catch (StackOverflowError full) {
        return 1;
    }
}
