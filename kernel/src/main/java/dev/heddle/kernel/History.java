package dev.heddle.kernel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The latest cells of this kernel and their results as text. Any thread may call it.
final class History {
    private static final int LIMIT = 10_000;
    private static final int SESSION = 1;
    private static final Pattern GLOB_PART = Pattern.compile("[*?]|\\[\\^?[^\\]]+\\]|\\[|[^*?\\[]+");

    /// A cell that was run.
    record Entry(int line, String input, Optional<String> output) {}

    /// Which cells are asked for.
    sealed interface Query {
        /// The latest `n`.
        record Tail(int n) implements Query {}

        /// Those from line `start` up to, not including, `stop`, of a session; session 0 is the current one.
        record Range(int session, int start, int stop) implements Query {}

        /// Those that match a glob, the latest `n` of them, or the latest of each text.
        record Search(String glob, int n, boolean unique) implements Query {}

        /// Reads the content of a `history_request`.
        static Query of(ObjectNode content) {
            int n = content.path("n").asInt(Integer.MAX_VALUE);
            return switch (content.path("hist_access_type").asText("tail")) {
                case "range" ->
                    new Range(
                            content.path("session").asInt(0),
                            content.path("start").asInt(0),
                            content.path("stop").asInt(Integer.MAX_VALUE));
                case "search" ->
                    new Search(
                            content.path("pattern").asText("*"),
                            n,
                            content.path("unique").asBoolean(false));
                default -> new Tail(n);
            };
        }
    }

    private final Deque<Entry> entries = new ArrayDeque<>(); // guarded by this

    /// Notes a cell that was run.
    synchronized void add(Entry entry) {
        entries.addLast(entry);
        if (entries.size() > LIMIT) entries.removeFirst();
    }

    /// The cells asked for, oldest first.
    synchronized List<Entry> find(Query query) {
        return switch (query) {
            case Query.Tail(var n) -> tail(entries.stream(), n);
            case Query.Range(var session, var start, var stop) ->
                session != 0 && session != SESSION
                        ? List.of()
                        : entries.stream()
                                .filter(e -> e.line() >= start && e.line() < stop)
                                .toList();
            case Query.Search(var glob, var n, var unique) -> {
                var pattern = glob(glob);
                var found =
                        entries.stream().filter(e -> pattern.matcher(e.input()).matches());
                yield tail(unique ? latestOfEach(found) : found, n);
            }
        };
    }

    private static List<Entry> tail(Stream<Entry> entries, int n) {
        var all = entries.toList();
        return all.subList(Math.max(0, all.size() - Math.max(0, n)), all.size());
    }

    private static Stream<Entry> latestOfEach(Stream<Entry> entries) {
        var latest = new LinkedHashMap<String, Entry>();
        entries.forEach(entry -> latest.putLast(entry.input(), entry));
        return latest.values().stream();
    }

    // `*`, `?` and `[…]`, as SQLite's GLOB, which IPython's history uses.
    private static Pattern glob(String glob) {
        var regex = new StringBuilder();
        for (var part = GLOB_PART.matcher(glob); part.find(); ) {
            regex.append(
                    switch (part.group().charAt(0)) {
                        case '*' -> ".*";
                        case '?' -> ".";
                        case '[' -> part.end() - part.start() == 1 ? "\\[" : characters(part.group());
                        default -> Pattern.quote(part.group());
                    });
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private static String characters(String glob) {
        var inner = glob.substring(1, glob.length() - 1).replaceAll("[\\\\\\[\\]&]", "\\\\$0");
        return "[" + inner + "]";
    }

    /// Writes entries as the protocol's tuples: session, line, input, or session, line, (input, output).
    static void write(List<Entry> entries, boolean output, ArrayNode into) {
        for (var entry : entries) {
            var tuple = into.addArray().add(SESSION).add(entry.line());
            if (!output) tuple.add(entry.input());
            else tuple.addArray().add(entry.input()).add(entry.output().orElse(null));
        }
    }
}
