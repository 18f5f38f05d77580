package dev.heddle.kernel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The cells that were run and their results as text: those of this kernel in memory, those of the user's other
/// kernels, before and beside it, in a file. Any thread may call it.
///
/// What goes wrong with the file is said once; from then on this kernel remembers its own cells only.
final class History {
    /// The variable that turns the file off.
    static final String VARIABLE = "HEDDLE_HISTORY";

    private static final int MOST = 10_000; // of this kernel's cells; the oldest are forgotten
    private static final int LARGEST = 4 << 20; // UTF-16 units of all these
    private static final Pattern GLOB_PART = Pattern.compile("[*?]|\\[\\^?[^\\]]+\\]|\\[|[^*?\\[]+");

    /// A cell that was run.
    record Entry(int session, int line, String input, Optional<String> output) {
        private int size() {
            return input.length() + output.map(String::length).orElse(0);
        }
    }

    /// Which cells are asked for.
    sealed interface Query {
        /// The latest `n`, those of this session last.
        record Tail(int n) implements Query {}

        /// Those from line `start` up to, not including, `stop`, of a session: 0 is the current one, -1 the one before
        /// it. A negative line counts from the session's end.
        record Range(int session, int start, int stop) implements Query {}

        /// Those that match a glob, the latest `n` of them, or the latest of each text.
        record Search(String glob, int n, boolean unique) implements Query {}

        /// Reads the content of a `history_request`.
        static Query of(ObjectNode content) {
            int n = content.path("n").asInt(Integer.MAX_VALUE);
            return switch (content.path("hist_access_type").asText("tail")) {
                case "range" -> {
                    int stop = content.path("stop").asInt(0);
                    yield new Range(
                            content.path("session").asInt(0),
                            content.path("start").asInt(0),
                            stop == 0 ? Integer.MAX_VALUE : stop);
                }
                case "search" ->
                    new Search(
                            content.path("pattern").asText("*"),
                            n,
                            content.path("unique").asBoolean(false));
                default -> new Tail(n);
            };
        }
    }

    private final Consumer<String> log;
    // Guarded by this.
    private final Deque<Entry> own = new ArrayDeque<>();
    private long size; // of all in own
    private Optional<HistoryFile> file;
    private int session = 1;
    private boolean begun;

    /// @param file what is shared with other kernels, if anything is
    /// @param log hears a sentence when the file cannot be used
    History(Optional<HistoryFile> file, Consumer<String> log) {
        this.file = file;
        this.log = log;
    }

    /// The history of this user, unless the variable [#VARIABLE] is `off`.
    static History ofThisUser(Consumer<String> log) {
        boolean off = "off".equalsIgnoreCase(System.getenv(VARIABLE));
        var file = new HistoryFile(HistoryFile.of(Folders.ofThisUser()), HistoryFile.LIMIT, log);
        return new History(off ? Optional.empty() : Optional.of(file), log);
    }

    /// Begins a session in the file, if that has not been done.
    synchronized void begin() {
        if (begun) return;
        begun = true;
        fromFile(shared -> {
            session = shared.begin();
            return session;
        });
    }

    /// Notes a cell that was run.
    synchronized void add(int line, String input, Optional<String> output) {
        begin();
        var entry = new Entry(session, line, input, output);
        if (entry.size() <= LARGEST) keep(entry);
        fromFile(shared -> {
            shared.add(entry);
            return entry;
        });
    }

    private void keep(Entry entry) {
        own.addLast(entry);
        size += entry.size();
        while (own.size() > MOST || size > LARGEST) size -= own.removeFirst().size();
    }

    /// The cells asked for, oldest first.
    synchronized List<Entry> find(Query query) {
        begin();
        return switch (query) {
            case Query.Tail(var n) -> tail(all(), n);
            case Query.Range(var of, var start, var stop) ->
                range(
                        all().filter(e -> e.session() == (of > 0 ? of : session + of))
                                .toList(),
                        start,
                        stop);
            case Query.Search(var glob, var n, var unique) -> {
                var pattern = glob(glob);
                var found = all().filter(e -> pattern.matcher(e.input()).matches());
                yield tail(unique ? latestOfEach(found) : found, n);
            }
        };
    }

    private Stream<Entry> all() {
        var others = fromFile(HistoryFile::read).orElse(List.of()).stream().filter(e -> e.session() != session);
        return Stream.concat(others, new ArrayList<>(own).stream());
    }

    private interface Use<T> {
        T of(HistoryFile file) throws IOException;
    }

    private <T> Optional<T> fromFile(Use<T> use) {
        if (file.isEmpty()) return Optional.empty();
        try {
            return Optional.of(use.of(file.get()));
        } catch (IOException e) {
            file = Optional.empty();
            log.accept("the history of this session will not be kept: " + e);
            return Optional.empty();
        }
    }

    private static List<Entry> range(List<Entry> of, int start, int stop) {
        int end = of.isEmpty() ? 0 : of.getLast().line() + 1;
        int from = start < 0 ? start + end : start;
        int to = stop < 0 ? stop + end : stop;
        return of.stream().filter(e -> e.line() >= from && e.line() < to).toList();
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
            var tuple = into.addArray().add(entry.session()).add(entry.line());
            if (!output) tuple.add(entry.input());
            else tuple.addArray().add(entry.input()).add(entry.output().orElse(null));
        }
    }
}
