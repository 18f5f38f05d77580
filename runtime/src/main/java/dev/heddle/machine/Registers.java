package dev.heddle.machine;

import java.util.Optional;

/// Two registers of a thread that waits in the kernel: with these and the others saved, it can go on later. Addresses.
///
/// @param stackPointer the top of its stack
/// @param programCounter the instruction after the one by which it entered the kernel
public record Registers(long stackPointer, long programCounter) {
    /// @param line of `/proc/…/syscall`: the call, its arguments, and the two registers; `running` has none
    static Optional<Registers> parse(String line) {
        String[] words = line.split(" ", -1);
        int last = words.length - 1;
        if (last < 2 || !words[last].startsWith("0x") || !words[last - 1].startsWith("0x")) return Optional.empty();
        return Optional.of(new Registers(hex(words[last - 1]), hex(words[last])));
    }

    private static long hex(String word) {
        return Long.parseUnsignedLong(word.substring(2), 16);
    }
}
