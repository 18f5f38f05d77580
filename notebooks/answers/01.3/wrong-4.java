long size(String line) {
    String[] ends = line.split(" ")[0].split("-");
    return Long.parseLong(ends[1]) - Long.parseLong(ends[0]);
}
