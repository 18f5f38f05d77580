package dev.heddle.machine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Where a thread was at one moment.
///
/// @param nanos since the first sample of its list
/// @param thread the operating system's number for it
/// @param cpu the logical CPU that it ran on last
/// @param running whether it was running or ready to run
public record CpuSample(long nanos, long thread, String name, int cpu, boolean running) {
    /// Looks at all threads of this process again and again, with a pause between, for as long as `span` says. The
    /// caller waits meanwhile. Empty without `/proc`.
    ///
    /// @throws InterruptedException if the caller is interrupted
    public static List<CpuSample> during(Duration span, Duration pause) throws InterruptedException {
        List<CpuSample> samples = new ArrayList<>();
        if (!Proc.exists()) return samples;
        long begin = System.nanoTime();
        long now;
        do {
            now = System.nanoTime() - begin;
            for (OsThread t : OsProcess.self().threads()) {
                samples.add(
                        new CpuSample(now, t.id(), t.name(), t.cpu(), t.state().equals("running")));
            }
            Thread.sleep(pause);
        } while (now < span.toNanos());
        return samples;
    }
}
