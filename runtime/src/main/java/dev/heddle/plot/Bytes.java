package dev.heddle.plot;

/// Amounts of memory as people read them. A KB is 1,024 bytes here, as in the claims about memory that they stand
/// beside.
final class Bytes {
    private static final String[] UNITS = {"bytes", "KB", "MB", "GB", "TB"};

    private Bytes() {}

    /// About three digits: `4 KB`, `1.06 GB`.
    static String of(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1024 && unit < UNITS.length - 1) {
            size /= 1024;
            unit++;
        }
        double rounded = size < 10
                ? Math.round(size * 100) / 100.0
                : size < 100 ? Math.round(size * 10) / 10.0 : Math.round(size);
        return Numbers.grouped(rounded) + " " + UNITS[unit];
    }
}
