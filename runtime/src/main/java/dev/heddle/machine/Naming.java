package dev.heddle.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Says what each region serves: by its file, by what the JVM says, and, for the C library's own, by their shape.
final class Naming {
    private static final Pattern HEADER =
            Pattern.compile("([0-9a-f]+)-([0-9a-f]+) (\\S{4}) [0-9a-f]+ \\S+ \\d+\\s*(.*)");
    private static final long ARENA = 64L << 20; // glibc's malloc and the JVM's metaspace both grow in such blocks
    private static final long LARGEST_GUARD = 32 << 10;
    private static final long SMALLEST_STACK = 960 << 10;

    private final List<Region> regions;
    private final JvmLayout layout;
    private final String program;

    private Naming(List<Region> regions, JvmLayout layout, String program) {
        this.regions = new ArrayList<>(regions);
        this.layout = layout;
        this.program = program;
    }

    /// The regions that `/proc/…/smaps` or `/proc/…/maps` lists, unnamed.
    static List<Region> parse(List<String> lines) {
        List<Region> regions = new ArrayList<>();
        for (String line : lines) {
            Matcher m = HEADER.matcher(line);
            if (m.matches()) {
                long from = Long.parseUnsignedLong(m.group(1), 16);
                long to = Long.parseUnsignedLong(m.group(2), 16);
                regions.add(new Region(from, to, m.group(3), m.group(4), -1, Region.Kind.OTHER, ""));
            } else if (line.startsWith("Rss:") && !regions.isEmpty()) {
                long bytes = Proc.number(line.substring(4).strip()) << 10;
                regions.addLast(regions.removeLast().resident(bytes));
            }
        }
        return regions;
    }

    /// @param program the file that the process executes
    static List<Region> name(List<Region> regions, JvmLayout layout, String program) {
        Naming naming = new Naming(regions, layout, program);
        naming.byBlocks();
        naming.byNeighbours();
        naming.byThemselves();
        return List.copyOf(naming.regions);
    }

    /// Aligned blocks of 64 MB: one that is written from its start on is malloc's, unless it holds as much as the
    /// metaspace or has holes.
    private void byBlocks() {
        Map<Long, List<Integer>> blocks = new HashMap<>();
        for (int i = 0; i < regions.size(); i++) {
            Region r = regions.get(i);
            if (r.file().isEmpty() && known(r) == null && r.size() <= ARENA)
                blocks.computeIfAbsent(r.from() & -ARENA, _ -> new ArrayList<>())
                        .add(i);
        }
        blocks.forEach((start, members) -> {
            long covered = 0;
            long writable = 0;
            for (int i : members) {
                covered += regions.get(i).size();
                if (regions.get(i).writable()) writable += regions.get(i).size();
            }
            Region first = regions.get(members.getFirst());
            if (covered != ARENA || first.from() != start || !first.writable()) return;
            boolean metaspace = layout.metaspace() > 0
                    && (members.size() > 2 || Math.abs(writable - layout.metaspace()) * 20 < layout.metaspace());
            for (int i : members) name(i, metaspace ? Region.Kind.METASPACE : Region.Kind.MALLOC, "");
        });
    }

    /// A small forbidden region below a writable one guards a stack; plain memory right after a library's data is data
    /// of that library which the file does not hold because it starts as zeros.
    private void byNeighbours() {
        for (int i = 1; i < regions.size(); i++) {
            Region r = regions.get(i);
            Region below = regions.get(i - 1);
            if (!r.file().isEmpty() || !r.writable() || r.kind() != Region.Kind.OTHER || !r.follows(below)) continue;
            String thread = threadOn(r);
            boolean guarded = below.reserved() && below.size() <= LARGEST_GUARD;
            if (guarded && (!thread.isEmpty() || below.size() + r.size() >= SMALLEST_STACK)) {
                name(i - 1, Region.Kind.STACK, thread);
                name(i, Region.Kind.STACK, thread);
            } else if (isLibrary(below.file()) && below.writable()) {
                name(i, Region.Kind.LIBRARY, below.file());
            }
        }
    }

    private void byThemselves() {
        for (int i = 0; i < regions.size(); i++) {
            Region r = regions.get(i);
            if (r.kind() != Region.Kind.OTHER) continue;
            JvmLayout.Range known = known(r);
            if (known != null
                    && known.kind() == Region.Kind.CLASS_SPACE
                    && !r.file().isEmpty()) name(i, Region.Kind.CLASS_ARCHIVE, "");
            else if (known != null) name(i, known.kind(), known.label());
            else name(i, byFile(r.file()), "");
        }
    }

    private Region.Kind byFile(String file) {
        if (file.isEmpty()) return Region.Kind.OTHER;
        if (file.startsWith("[heap")) return Region.Kind.MALLOC;
        if (file.startsWith("[stack")) return Region.Kind.STACK;
        if (file.startsWith("[v") || file.startsWith("[uprobes")) return Region.Kind.KERNEL;
        if (file.startsWith("[") || file.startsWith("/memfd:") || file.startsWith("/anon")) return Region.Kind.OTHER;
        if (file.equals(program)) return Region.Kind.PROGRAM;
        if (file.endsWith(".jsa") || file.endsWith(".aot")) return Region.Kind.CLASS_ARCHIVE;
        return isLibrary(file) ? Region.Kind.LIBRARY : Region.Kind.FILE;
    }

    private static boolean isLibrary(String file) {
        return file.endsWith(".so") || file.contains(".so.");
    }

    private JvmLayout.@Nullable Range known(Region region) {
        for (JvmLayout.Range range : layout.ranges()) {
            if (range.holds(region)) return range;
        }
        return null;
    }

    private String threadOn(Region region) {
        for (Map.Entry<Long, String> stack : layout.stacks().entrySet()) {
            if (region.holds(stack.getKey())) return stack.getValue();
        }
        return "";
    }

    private void name(int i, Region.Kind kind, String label) {
        regions.set(i, regions.get(i).serving(kind, label));
    }
}
