long size(String line) {
    var scanner = new Scanner(line).useDelimiter("[- ]");
    long from = Long.parseUnsignedLong(scanner.next(), 16);
    return Long.parseUnsignedLong(scanner.next(), 16) - from;
}
