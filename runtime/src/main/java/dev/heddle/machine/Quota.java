package dev.heddle.machine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What a control group, and so a container, grants this process at most. The smallest number of the group and those
/// around it. Empty: no limit, or not told.
///
/// @param cpus CPUs' worth of time; 0.5 is half of each period on one CPU
/// @param memory bytes
/// @param tasks processes and threads together
public record Quota(OptionalDouble cpus, OptionalLong memory, OptionalLong tasks) {
    private static final long NONE = 1L << 60; // version 1 says "no limit" with the largest number of pages

    /// This process's, read now.
    public static Quota now() {
        return read(Proc.lines(Proc.ROOT.resolve("self/cgroup")), Path.of("/sys/fs/cgroup"));
    }

    /// @param membership the lines of `/proc/self/cgroup`
    /// @param root where control groups are mounted: version 2 has one tree, version 1 a folder for each
    /// controller
    static Quota read(List<String> membership, Path root) {
        Map<String, String> groups = new HashMap<>();
        for (String line : membership) {
            String[] parts = line.split(":", 3);
            if (parts.length < 3) continue;
            for (String controller : parts[1].split(",", -1)) groups.put(controller, parts[2]);
        }
        String unified = groups.getOrDefault("", "/");
        OptionalDouble cpus = OptionalDouble.empty();
        for (Path folder : folders(root, unified)) cpus = least(cpus, share(Proc.line(folder.resolve("cpu.max"))));
        for (Path folder : folders(root.resolve("cpu"), groups.getOrDefault("cpu", "/"))) {
            String quota = Proc.line(folder.resolve("cpu.cfs_quota_us"));
            cpus = least(cpus, share(quota + " " + Proc.line(folder.resolve("cpu.cfs_period_us"))));
        }
        return new Quota(
                cpus,
                least(root, unified, "memory.max", groups, "memory", "memory.limit_in_bytes"),
                least(root, unified, "pids.max", groups, "pids", "pids.max"));
    }

    private static OptionalLong least(
            Path root, String unified, String file, Map<String, String> groups, String controller, String oldFile) {
        List<Path> files = new ArrayList<>();
        for (Path folder : folders(root, unified)) files.add(folder.resolve(file));
        for (Path folder : folders(root.resolve(controller), groups.getOrDefault(controller, "/"))) {
            files.add(folder.resolve(oldFile));
        }
        return files.stream()
                .mapToLong(path -> Proc.number(Proc.line(path)))
                .filter(n -> n >= 0 && n < NONE)
                .min();
    }

    /// The group's folder and those around it, up to the root. Inside a container the path may lead nowhere; then the
    /// root is the container's own group.
    private static List<Path> folders(Path root, String group) {
        List<Path> folders = new ArrayList<>();
        Path folder = root.resolve(group.substring(1)).normalize();
        for (; folder != null && folder.startsWith(root); folder = folder.getParent()) folders.add(folder);
        return folders;
    }

    /// `50000 100000` is half a CPU; `max 100000` and `-1 100000` are no limit.
    private static OptionalDouble share(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length < 2) return OptionalDouble.empty();
        long quota = Proc.number(parts[0]);
        long period = Proc.number(parts[1]);
        return quota > 0 && period > 0 ? OptionalDouble.of((double) quota / period) : OptionalDouble.empty();
    }

    private static OptionalDouble least(OptionalDouble a, OptionalDouble b) {
        if (a.isEmpty() || b.isEmpty()) return a.isEmpty() ? b : a;
        return a.getAsDouble() <= b.getAsDouble() ? a : b;
    }
}
