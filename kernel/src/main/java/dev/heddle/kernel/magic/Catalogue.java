package dev.heddle.kernel.magic;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/// The magics of a notebook, by name. Any thread.
public final class Catalogue {
    private final SortedMap<String, Magic.Line> lines = new ConcurrentSkipListMap<>();
    private final SortedMap<String, Magic.Whole> wholes = new ConcurrentSkipListMap<>();

    /// The magics that every notebook has.
    public static Catalogue of(Workbench workbench) {
        var catalogue = new Catalogue();
        var maven = new Maven(workbench);
        Stream.of(
                        new ClassPathMagic(workbench),
                        new Jars(workbench),
                        new MavenMagic(maven),
                        new MavenRepo(maven),
                        new LoadFromPom(maven),
                        new Dependency(maven),
                        new Load(workbench),
                        new Time(workbench),
                        new Bash(),
                        new ProcessMagic(),
                        new Image(),
                        new Names(workbench),
                        new Threads(workbench),
                        new Goroutines(),
                        new Kill(workbench),
                        new Trace(workbench),
                        new JavaMagic(workbench),
                        new Bench(maven, workbench),
                        new Javap(workbench),
                        new Jfr(workbench),
                        new Heap(),
                        new Asm(workbench),
                        new Help(catalogue))
                .forEach(catalogue::add);
        Markup.all().forEach(catalogue::add);
        return catalogue;
    }

    /// Adds a magic; it takes its names from others.
    public void add(Magic magic) {
        for (String name : magic.manual().names()) {
            if (magic instanceof Magic.Line line) lines.put(name, line);
            if (magic instanceof Magic.Whole whole) wholes.put(name, whole);
        }
    }

    /// The line magic of a name.
    ///
    /// @throws Misuse if there is none
    public Magic.Line line(String name) throws Misuse {
        Magic.Line line = lines.get(name);
        if (line != null) return line;
        if (wholes.containsKey(name))
            throw new Misuse("%" + name + " takes the rest of its cell: write %%" + name + " on the cell's first line");
        throw unknown("%", name, lines.keySet());
    }

    /// The cell magic of a name.
    ///
    /// @throws Misuse if there is none
    public Magic.Whole whole(String name) throws Misuse {
        Magic.Whole whole = wholes.get(name);
        if (whole != null) return whole;
        if (lines.containsKey(name)) throw new Misuse("%%" + name + " is a magic of one line: write %" + name);
        throw unknown("%%", name, wholes.keySet());
    }

    /// The manual of a name, with or without its `%`.
    public Optional<Manual> manual(String name) {
        String plain = name.replaceFirst("^%{1,2}", "");
        return Optional.<Magic>ofNullable(lines.get(plain))
                .or(() -> Optional.ofNullable(wholes.get(plain)))
                .map(Magic::manual);
    }

    /// All magics, each once, by name.
    public List<Magic> all() {
        var all = new TreeMap<String, Magic>();
        Stream.<Magic>concat(lines.values().stream(), wholes.values().stream())
                .forEach(magic -> all.put(magic.manual().name(), magic));
        return List.copyOf(all.values());
    }

    /// The names that begin with what has been typed: `%lo`, `%%ba`.
    public List<String> beginning(String typed) {
        boolean whole = typed.startsWith("%%");
        return (whole ? wholes : lines)
                .keySet().stream()
                        .map(name -> (whole ? "%%" : "%") + name)
                        .filter(name -> name.startsWith(typed))
                        .toList();
    }

    private static Misuse unknown(String sign, String name, Collection<String> known) {
        String nearest = known.stream()
                .min(Comparator.comparingInt(other -> distance(name, other)))
                .filter(other -> distance(name, other) <= 2)
                .map(other -> "; did you mean " + sign + other + "?")
                .orElse("");
        return new Misuse("there is no magic " + sign + name + nearest + (nearest.isEmpty() ? "; %" : " %")
                + "lsmagic lists them all");
    }

    /// How many letters to add, drop or change.
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal
                        + (Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1)) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
