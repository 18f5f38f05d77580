package dev.heddle.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the JVM says that its own memory lies.
///
/// @param ranges the Java heap's spaces, the code cache's heaps, and where classes are described
/// @param stacks names of threads by an address on their stack
/// @param metaspace bytes given to the metaspace outside the class space; 0 if not told
record JvmLayout(List<Range> ranges, Map<Long, String> stacks, long metaspace) {
    static final JvmLayout UNKNOWN = new JvmLayout(List.of(), Map.of(), 0);

    private static final String ADDRESS = "0x([0-9a-f]+)";
    private static final Pattern SPACE =
            Pattern.compile("\\[" + ADDRESS + ", " + ADDRESS + "(?:, " + ADDRESS + ")?[)\\]]");
    private static final Pattern CODE_HEAP = Pattern.compile("CodeHeap '([^']+)'");
    private static final Pattern KLASS_RANGE = Pattern.compile("Klass Range: +\\[" + ADDRESS + " - " + ADDRESS + "\\)");
    private static final Pattern NON_CLASS = Pattern.compile("Non-class space:.*?([0-9.]+) MB \\( *\\d+%\\) committed");
    private static final Pattern THREAD = Pattern.compile("^\"([^\"]+)\".* nid=\\d+ .*\\[" + ADDRESS + "\\]\\s*$");

    /// A named stretch of addresses.
    record Range(long from, long to, Region.Kind kind, String label) {
        boolean holds(Region region) {
            return Long.compareUnsigned(from, region.from()) <= 0 && Long.compareUnsigned(region.to(), to) <= 0;
        }
    }

    /// This JVM's, asked now.
    static JvmLayout now() {
        return parse(
                Jvm.command("gcHeapInfo"),
                Jvm.command("compilerCodecache"),
                Jvm.command("vmMetaspace"),
                Jvm.command("threadPrint"));
    }

    /// From what `jcmd` prints for `GC.heap_info`, `Compiler.codecache`, `VM.metaspace` and `Thread.print`.
    static JvmLayout parse(String heap, String codeCache, String metaspace, String threads) {
        List<Range> ranges = new ArrayList<>();
        heap.lines().forEach(line -> {
            String name = line.strip().replaceFirst("\\s.*", "");
            Matcher m = SPACE.matcher(line);
            if (!line.startsWith(" ") && m.find()) ranges.add(range(m, Region.Kind.JAVA_HEAP, name));
        });
        if (ranges.isEmpty()) { // G1 and others indent it
            Matcher m = SPACE.matcher(heap);
            if (m.find()) ranges.add(range(m, Region.Kind.JAVA_HEAP, ""));
        }
        String name = "";
        for (String line : codeCache.lines().toList()) {
            Matcher title = CODE_HEAP.matcher(line);
            if (title.find()) name = title.group(1);
            Matcher m = SPACE.matcher(line);
            if (line.contains("bounds") && m.find()) ranges.add(range(m, Region.Kind.CODE_CACHE, name));
        }
        Matcher klass = KLASS_RANGE.matcher(metaspace);
        if (klass.find()) ranges.add(new Range(hex(klass.group(1)), hex(klass.group(2)), Region.Kind.CLASS_SPACE, ""));
        Matcher committed = NON_CLASS.matcher(metaspace);
        long bytes = committed.find() ? (long) (Double.parseDouble(committed.group(1)) * (1 << 20)) : 0;
        return new JvmLayout(List.copyOf(ranges), stacks(threads), bytes);
    }

    private static Map<Long, String> stacks(String threads) {
        Map<Long, String> stacks = new HashMap<>();
        for (String line : threads.lines().toList()) {
            Matcher m = THREAD.matcher(line);
            if (m.matches() && hex(m.group(2)) != 0) stacks.put(hex(m.group(2)), m.group(1));
        }
        return stacks;
    }

    private static Range range(Matcher m, Region.Kind kind, String label) {
        String last = m.group(3) == null ? m.group(2) : m.group(3);
        return new Range(hex(m.group(1)), hex(last), kind, label);
    }

    private static long hex(String digits) {
        return Long.parseUnsignedLong(digits, 16);
    }
}
