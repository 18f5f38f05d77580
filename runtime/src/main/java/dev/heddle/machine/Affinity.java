package dev.heddle.machine;

import java.util.List;
import java.util.OptionalInt;

/// The CPUs that the operating system lets this process use: `taskset`, a container's `cpuset`.
public final class Affinity {
    private Affinity() {}

    /// How many, read now; empty if the system does not tell.
    public static OptionalInt now() {
        return read(Proc.lines(Proc.ROOT.resolve("self/status")));
    }

    /// @param status the lines of `/proc/self/status`, of which one names ranges such as `0-3,8`
    static OptionalInt read(List<String> status) {
        return count(Proc.fields(status).getOrDefault("Cpus_allowed_list", ""));
    }

    /// How many numbers there are in ranges such as `0-3,8`; empty if they are none.
    static OptionalInt count(String ranges) {
        int cpus = 0;
        for (String range : ranges.split(",", -1)) {
            long first = Proc.number(range);
            long last = Proc.number(range.substring(range.indexOf('-') + 1));
            if (first < 0 || last < first) return OptionalInt.empty();
            cpus += (int) (last - first + 1);
        }
        return OptionalInt.of(cpus);
    }
}
