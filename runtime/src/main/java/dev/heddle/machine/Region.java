package dev.heddle.machine;

import java.util.HexFormat;

/// A stretch of a process's address space whose pages are treated alike. Addresses are unsigned; bytes.
///
/// @param from its first address
/// @param to the address after its last
/// @param permissions as the system writes them: `r` read, `w` write, `x` execute, then `p` private or `s` shared
/// @param file what it was mapped from, or the system's name for it in brackets; empty for plain memory
/// @param resident bytes in physical memory now, shared pages included; −1 if not told
/// @param kind what it serves
/// @param label more about that, such as a thread's name; may be empty
public record Region(long from, long to, String permissions, String file, long resident, Kind kind, String label) {
    /// What a region serves. All but the last are this JVM's words or the system's; [#OTHER] is what neither names.
    public enum Kind {
        PROGRAM("program"),
        JAVA_HEAP("Java heap"),
        CLASS_ARCHIVE("class archive (CDS)"),
        CLASS_SPACE("class space"),
        METASPACE("metaspace"),
        CODE_CACHE("code cache (JIT)"),
        LIBRARY("libraries"),
        STACK("thread stacks"),
        MALLOC("C heap (malloc)"),
        FILE("mapped files"),
        KERNEL("kernel pages"),
        OTHER("other memory");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /// As figures and tables name it.
        @Override
        public String toString() {
            return words;
        }
    }

    /// Its length in bytes.
    public long size() {
        return to - from;
    }

    /// Whether instructions may be fetched from it.
    public boolean executable() {
        return permissions.charAt(2) == 'x';
    }

    /// Whether it may be written to.
    public boolean writable() {
        return permissions.charAt(1) == 'w';
    }

    /// Whether it is only set aside: no access at all.
    public boolean reserved() {
        return permissions.startsWith("---");
    }

    /// Whether it begins where `other` ends.
    boolean follows(Region other) {
        return from == other.to;
    }

    /// Whether an address lies in it.
    public boolean holds(long address) {
        return Long.compareUnsigned(from, address) <= 0 && Long.compareUnsigned(address, to) < 0;
    }

    Region serving(Kind kind, String label) {
        return new Region(from, to, permissions, file, resident, kind, label);
    }

    Region resident(long bytes) {
        return new Region(from, to, permissions, file, bytes, kind, label);
    }

    /// `0x7f12a000–0x7f12c000 rw-p thread stacks (main)`.
    @Override
    public String toString() {
        String more = label.isEmpty() ? file : label;
        return address(from) + "–" + address(to) + " " + permissions + " " + kind
                + (more.isEmpty() ? "" : " (" + more + ")");
    }

    /// An address as programmers write it.
    public static String address(long address) {
        String digits = HexFormat.of().toHexDigits(address).replaceFirst("^0+(?=.)", "");
        return "0x" + digits;
    }
}
