long size(String line) {
    String[] ends = line.split(" ")[0].split("-");
    return Long.parseUnsignedLong(ends[0], 16) - Long.parseUnsignedLong(ends[1], 16);
}
