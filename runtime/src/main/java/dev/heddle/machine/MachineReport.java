package dev.heddle.machine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What a reader should know about the machine before believing a measurement made on it. Immutable; made now.
public record MachineReport(List<Row> rows) {
    private static final Path NODES = Path.of("/sys/devices/system/node/online");

    /// One fact.
    ///
    /// @param source who says so
    public record Row(String topic, String value, String source) {}

    /// A report that keeps its own list.
    public MachineReport {
        rows = List.copyOf(rows);
    }

    /// Of this machine, process and JVM. Facts that are not told are left out.
    public static MachineReport now() {
        List<Row> rows = new ArrayList<>();
        Runtime runtime = Runtime.getRuntime();
        Path system = Proc.ROOT.resolve("sys");
        String os = System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                + System.getProperty("os.arch");
        Map<String, String> cpuinfo = Proc.fields(Proc.lines(Proc.ROOT.resolve("cpuinfo")));
        Quota quota = Quota.now();
        add(rows, "operating system", os, "JVM");
        add(rows, "processor", cpuinfo.getOrDefault("model name", ""), "/proc/cpuinfo");
        add(rows, "cores in a package", cpuinfo.getOrDefault("cpu cores", ""), "/proc/cpuinfo");
        add(rows, "NUMA nodes", nodes(Proc.line(NODES)), NODES.toString());
        add(rows, "CPUs for this JVM", Integer.toString(runtime.availableProcessors()), "JVM");
        add(rows, "CPUs allowed", status("Cpus_allowed_list"), "/proc/self/status");
        String cpus = quota.cpus().isPresent()
                ? String.format(Locale.ROOT, "%.2f CPUs", quota.cpus().getAsDouble())
                : "no quota";
        if (Proc.exists()) add(rows, "CPU quota", cpus, "control group");
        add(rows, "memory of the machine", memory(), "/proc/meminfo");
        add(rows, "memory limit", bytes(quota.memory()), "control group");
        add(rows, "largest heap", bytes(runtime.maxMemory()), "JVM");
        add(rows, "garbage collector", Jvm.collectors(), "JVM");
        add(rows, "stack of a Java thread", bytes(Proc.number(Jvm.flag("ThreadStackSize")) << 10), "JVM flag");
        for (Limit limit : OsProcess.self().limits()) {
            if (List.of("Max open files", "Max processes", "Max stack size").contains(limit.name())) {
                String value = limit.unit().equals("bytes")
                        ? bytes(limit.soft())
                        : limit.soft().isPresent() ? grouped(limit.soft().getAsLong()) : "unlimited";
                add(rows, limit.name().replace("Max", "limit of"), value, "/proc/self/limits");
            }
        }
        if (quota.tasks().isPresent())
            add(rows, "limit of tasks", grouped(quota.tasks().getAsLong()), "control group");
        kernel(rows, "most threads of the machine", system.resolve("kernel/threads-max"));
        kernel(rows, "largest process number", system.resolve("kernel/pid_max"));
        kernel(rows, "most memory regions of a process", system.resolve("vm/max_map_count"));
        add(rows, "Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"), "JVM");
        add(rows, "JVM flags", String.join(" ", Jvm.arguments()), "JVM");
        return new MachineReport(rows);
    }

    /// The value of a topic, or the empty text.
    public String value(String topic) {
        return rows.stream()
                .filter(row -> row.topic.equals(topic))
                .map(Row::value)
                .findFirst()
                .orElse("");
    }

    /// A line for each fact.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Row row : rows) text.append(String.format("%-34s %s%n", row.topic, row.value));
        return text.toString();
    }

    /// Groups of CPUs with memory of their own.
    ///
    /// @param ranges of their numbers, such as `0-1`
    static String nodes(String ranges) {
        OptionalInt number = Affinity.count(ranges);
        if (number.isEmpty()) return "";
        return number.getAsInt() == 1 ? "1: all memory is equally near" : number.getAsInt() + " (" + ranges + ")";
    }

    private static void kernel(List<Row> rows, String topic, Path file) {
        long number = Proc.number(Proc.line(file));
        if (number >= 0) add(rows, topic, grouped(number), file.toString());
    }

    private static void add(List<Row> rows, String topic, String value, String source) {
        if (!value.isEmpty()) rows.add(new Row(topic, value, source));
    }

    private static String status(String field) {
        return Proc.fields(Proc.lines(Proc.ROOT.resolve("self/status"))).getOrDefault(field, "");
    }

    private static String memory() {
        long kilobytes = Proc.number(
                Proc.fields(Proc.lines(Proc.ROOT.resolve("meminfo"))).getOrDefault("MemTotal", ""));
        return kilobytes < 0 ? "" : bytes(kilobytes << 10);
    }

    private static String bytes(OptionalLong bytes) {
        return bytes.isPresent() ? bytes(bytes.getAsLong()) : "none";
    }

    private static String bytes(long bytes) {
        if (bytes < 0) return "";
        if (bytes < 1L << 30) return grouped(Math.ceilDiv(bytes, 1L << 10)) + " KB";
        return grouped(Math.ceilDiv(bytes, 1L << 20)) + " MB";
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
