int boxes(List<?> box) { return box.size() + 1; }
