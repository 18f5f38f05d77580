package dev.heddle.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Go;
import dev.heddle.Trace;
import dev.heddle.WaitGroup;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What an M computes, by the operating system's account, it computes while the trace says that something runs on it.
@Timeout(60)
class CpuTimeTest {
    private static final long WORK = 100_000_000; // ns of CPU time for each goroutine
    private static final long SLACK = 30_000_000; // ns for an M's own work, and the clock's grain

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static Map<Integer, Long> cpuTimes() {
        Map<Integer, Long> times = new HashMap<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!thread.getName().startsWith("heddle-m") || !thread.getName().matches("heddle-m\\d+")) continue;
            long time = THREADS.getThreadCpuTime(thread.threadId());
            if (time >= 0) times.put(Integer.parseInt(thread.getName().substring("heddle-m".length())), time);
        }
        return times;
    }

    private static long total(Map<Integer, Long> times) {
        return times.values().stream().mapToLong(Long::longValue).sum();
    }

    private static volatile double sink;

    private static void compute() {
        double x = 1;
        for (int i = 0; i < 100_000; i++) x = Math.sqrt(x + i);
        sink = x;
    }

    @Test
    void machinesComputeWhileTheirGoroutinesRun() {
        Map<Integer, Long> before = cpuTimes();
        int processors = Go.gomaxprocs(2);
        Trace trace = Trace.start();
        try {
            WaitGroup all = new WaitGroup();
            for (int i = 0; i < 4; i++) {
                all.go(() -> {
                    while (total(cpuTimes()) - total(before) < 4 * WORK) {
                        compute();
                        Go.gosched();
                    }
                });
            }
            all.await();
        } finally {
            trace.stop();
            Go.gomaxprocs(processors);
        }
        Map<Integer, Long> running = new HashMap<>();
        for (Span s : trace.spans()) if (s.state() == State.RUNNING) running.merge(s.m(), s.duration(), Long::sum);
        Map<Integer, Long> after = cpuTimes();
        long computed = 0;
        for (Map.Entry<Integer, Long> m : after.entrySet()) {
            long cpu = m.getValue() - before.getOrDefault(m.getKey(), 0L);
            long ran = running.getOrDefault(m.getKey(), 0L);
            assertTrue(cpu <= ran + SLACK, () -> "M" + m.getKey() + ": " + cpu + " ns of CPU in " + ran + " ns");
            computed += cpu;
        }
        assertTrue(computed >= 4 * WORK, "" + computed);
        assertEquals(0, trace.meta().dropped());
    }
}
