package dev.heddle.trace;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The places in the program's text that events name, each by a small number: 0 is none. Any thread.
///
/// A number lives as long as the JVM, so their count is bounded by how much code is loaded.
public final class Sites {
    private static final Map<StackTraceElement, Integer> KNOWN = new ConcurrentHashMap<>();
    private static volatile @Nullable String[] texts = new String[64]; // replaced and written under the class's monitor
    private static int last; // guarded by the class

    private Sites() {}

    /// A new number, whose place is told later.
    public static synchronized int reserve() {
        last++;
        if (last == texts.length) texts = Arrays.copyOf(texts, 2 * last);
        return last;
    }

    /// The number of a place: the same for the same place.
    public static int of(StackTraceElement place) {
        Integer known = KNOWN.get(place);
        return known != null ? known : KNOWN.computeIfAbsent(place, Sites::add);
    }

    private static synchronized int add(StackTraceElement place) {
        int site = reserve();
        tell(site, place);
        return site;
    }

    /// Tells the place of a number.
    public static synchronized void tell(int site, StackTraceElement place) {
        texts[site] = text(place);
    }

    /// Whether the place of a number has been told.
    public static boolean isTold(int site) {
        return texts[site] != null;
    }

    /// The place as `Cell[5]:7` or `Main:12`; empty for 0 and one that has not been told.
    static String text(int site) {
        String text = texts[site];
        return text == null ? "" : text;
    }

    private static String text(StackTraceElement place) {
        String file = place.getFileName() == null ? place.getClassName() : place.getFileName();
        return file.replaceFirst("\\.java$", "") + ":" + place.getLineNumber();
    }
}
