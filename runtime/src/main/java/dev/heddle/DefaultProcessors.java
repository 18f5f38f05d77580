package dev.heddle;

import dev.heddle.machine.Affinity;
import dev.heddle.machine.Quota;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// How many Ps there are as long as nobody calls gomaxprocs, and why: as many as the process may use CPUs,
/// but no more than its CPU quota rounded up, which counts as two at least. Source: Go 1.25,
/// `runtime.GOMAXPROCS`.
record DefaultProcessors(int count, String reason) {
    private static final int LEAST_OF_QUOTA = 2; // with fewer nothing would run in parallel at all

    /// The number alone, which the JVM knows as a rule; reading files takes a process that starts 20 ms.
    static int count(int jvm) {
        return jvm > 1 && System.getenv("GOMAXPROCS") == null ? jvm : now().count();
    }

    /// By what the machine grants at this moment.
    static DefaultProcessors now() {
        return of(
                System.getenv("GOMAXPROCS"),
                Runtime.getRuntime().availableProcessors(),
                Affinity.now(),
                Quota.now().cpus());
    }

    /// @param environment the variable GOMAXPROCS
    /// @param jvm the number of CPUs that the JVM tells: by affinity and quota, or by a flag
    static DefaultProcessors of(@Nullable String environment, int jvm, OptionalInt affinity, OptionalDouble quota) {
        int told = environment == null ? 0 : number(environment);
        if (told > 0) return new DefaultProcessors(told, "the environment says GOMAXPROCS=" + told);
        int cpus = affinity.orElse(jvm);
        String allowed = "the process may use " + cpus(cpus);
        int granted = (int) Math.ceil(quota.orElse(cpus));
        if (jvm != cpus && jvm != Math.min(cpus, Math.max(1, granted)))
            return new DefaultProcessors(jvm, "the JVM was told so (-XX:ActiveProcessorCount); " + allowed);
        if (quota.isEmpty()) return new DefaultProcessors(cpus, allowed + " and has no CPU quota");
        String share = String.format(Locale.ROOT, "a CPU quota of %.2f CPUs", quota.getAsDouble());
        if (granted >= cpus) return new DefaultProcessors(cpus, allowed + ", no more than " + share);
        if (granted >= LEAST_OF_QUOTA) return new DefaultProcessors(granted, share + ", rounded up; " + allowed);
        return new DefaultProcessors(LEAST_OF_QUOTA, share + ", which counts as two at least; " + allowed);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String cpus(int n) {
        return n == 1 ? "1 CPU" : n + " CPUs";
    }
}
