long size(String line) {
    int hyphen = line.indexOf('-');
    int space = line.indexOf(' ');
    return new BigInteger(line.substring(hyphen + 1, space), 16)
        .subtract(new BigInteger(line.substring(0, hyphen), 16)).longValueExact();
}
