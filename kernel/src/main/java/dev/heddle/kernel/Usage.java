package dev.heddle.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Scanner;

/// What the kernel's process takes of its machine.
final class Usage {
    private static final long PAGE = 4096;

    private Usage() {}

    /// The content of a `usage_reply`: per cent and bytes.
    static ObjectNode reply() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        int cpus = system.getAvailableProcessors();
        long total = system.getTotalMemorySize();
        long free = system.getFreeMemorySize();
        var usage = Reply.ok()
                .put("hostname", host())
                .put("pid", ProcessHandle.current().pid())
                .put("kernel_cpu", percent(system.getProcessCpuLoad() * cpus))
                .put("kernel_memory", residentBytes())
                .put("cpu_count", cpus)
                .put("host_cpu_percent", percent(system.getCpuLoad()));
        usage.putObject("host_virtual_memory")
                .put("total", total)
                .put("available", free)
                .put("used", total - free)
                .put("free", free)
                .put("percent", percent((double) (total - free) / total));
        return usage;
    }

    private static double percent(double share) {
        return Double.isFinite(share) && share > 0 ? Math.round(share * 1000) / 10.0 : 0;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    // Linux tells; elsewhere the heap and what the JVM itself committed come close.
    private static long residentBytes() {
        try {
            try (var numbers = new Scanner(Path.of("/proc/self/statm"), StandardCharsets.US_ASCII)) {
                numbers.nextLong();
                return numbers.nextLong() * PAGE;
            }
        } catch (IOException e) {
            var memory = ManagementFactory.getMemoryMXBean();
            return memory.getHeapMemoryUsage().getCommitted()
                    + memory.getNonHeapMemoryUsage().getCommitted();
        }
    }
}
