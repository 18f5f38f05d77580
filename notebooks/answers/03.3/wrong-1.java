int boxes(List<?> box) {
    class Rest {
        int count(List<?> b, int so) { return b.isEmpty() ? so : count((List<?>) b.getFirst(), so + 1); }
    }
    return new Rest().count(box, 1);
}
