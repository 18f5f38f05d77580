package dev.heddle.kernel.display;

import dev.heddle.Schedule;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.BaseStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rows and columns that a collection of like things makes: records by their components, maps by their keys,
/// arrays by their places. What makes no table is left to its own words.
///
/// @param more whether there are more rows than are here
record Rows(List<String> columns, List<List<String>> rows, boolean more) {
    private static final Options OPTIONS = Options.OF_NOTEBOOK;

    /// The table of a value, if it makes one. A stream is used up, as far as it is shown.
    static Optional<Rows> of(Object value) {
        Optional<Rows> rows = switch (value) {
            case Map<?, ?> map when !map.isEmpty() -> Optional.of(ofMap(map));
            case Collection<?> all -> ofItems(all.iterator());
            case BaseStream<?, ?> stream -> Optional.of(ofStream(stream.iterator()));
            case Object[] array -> ofItems(Arrays.asList(array).iterator());
            default -> Optional.empty();
        };
        return OPTIONS.display().showIndex() ? rows.map(Rows::numbered) : rows;
    }

    private Rows numbered() {
        return new Rows(
                with("", columns),
                IntStream.range(0, rows.size())
                        .mapToObj(i -> with("" + i, rows.get(i)))
                        .toList(),
                more);
    }

    private static List<String> with(String first, List<String> rest) {
        return Stream.concat(Stream.of(first), rest.stream()).toList();
    }

    private static Rows ofMap(Map<?, ?> map) {
        List<List<String>> rows = new ArrayList<>();
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        while (entries.hasNext() && rows.size() < OPTIONS.rows()) {
            Map.Entry<?, ?> entry = entries.next();
            rows.add(List.of(text(entry.getKey()), text(entry.getValue())));
        }
        List<String> headings = map instanceof Schedule.Counts<?> ? Schedule.Counts.HEADINGS : List.of("key", "value");
        return new Rows(headings, rows, entries.hasNext());
    }

    private static Rows ofStream(Iterator<?> items) {
        List<Object> first = first(items);
        return like(first, items.hasNext())
                .orElseGet(() -> new Rows(
                        List.of("value"),
                        first.stream().map(item -> List.of(text(item))).toList(),
                        items.hasNext()));
    }

    private static Optional<Rows> ofItems(Iterator<?> items) {
        return like(first(items), items.hasNext());
    }

    @SuppressWarnings("NullAway") // items may be null
    private static List<Object> first(Iterator<?> items) {
        List<Object> first = new ArrayList<>();
        while (items.hasNext() && first.size() < OPTIONS.rows()) first.add(items.next());
        return first;
    }

    private static Optional<Rows> like(List<Object> items, boolean more) {
        if (items.isEmpty()) return Optional.empty();
        Object first = items.getFirst();
        if (first instanceof Record
                && items.stream()
                        .allMatch(item -> item != null && item.getClass().equals(first.getClass())))
            return Optional.of(ofRecords(items, first.getClass().getRecordComponents(), more));
        if (items.stream().allMatch(item -> item instanceof Map<?, ?>)) return Optional.of(ofMaps(items, more));
        if (items.stream().allMatch(item -> item != null && item.getClass().isArray()))
            return Optional.of(ofArrays(items, more));
        return Optional.empty();
    }

    private static Rows ofRecords(List<Object> items, RecordComponent[] components, boolean more) {
        List<RecordComponent> shown =
                Arrays.stream(components).limit(OPTIONS.columns()).toList();
        return new Rows(
                shown.stream().map(RecordComponent::getName).toList(),
                items.stream()
                        .map(item ->
                                shown.stream().map(c -> text(value(c, item))).toList())
                        .toList(),
                more);
    }

    private static @Nullable Object value(RecordComponent component, Object of) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(of);
        } catch (InvocationTargetException e) {
            return "(" + e.getCause() + ")";
        } catch (ReflectiveOperationException | RuntimeException e) {
            return "(not accessible)";
        }
    }

    private static Rows ofMaps(List<Object> items, boolean more) {
        Set<Object> keys = new LinkedHashSet<>();
        items.forEach(item -> keys.addAll(((Map<?, ?>) item).keySet()));
        List<Object> shown = keys.stream().limit(OPTIONS.columns()).toList();
        return new Rows(
                shown.stream().map(Rows::text).toList(),
                items.stream()
                        .map(item -> shown.stream()
                                .map(key ->
                                        ((Map<?, ?>) item).containsKey(key) ? text(((Map<?, ?>) item).get(key)) : "")
                                .toList())
                        .toList(),
                more);
    }

    private static Rows ofArrays(List<Object> items, boolean more) {
        int width = Math.min(
                OPTIONS.columns(),
                items.stream().mapToInt(Array::getLength).max().orElse(0));
        return new Rows(
                IntStream.range(0, width).mapToObj(String::valueOf).toList(),
                items.stream()
                        .map(item -> IntStream.range(0, width)
                                .mapToObj(i -> i < Array.getLength(item) ? text(Array.get(item, i)) : "")
                                .toList())
                        .toList(),
                more);
    }

    private static String text(@Nullable Object value) {
        if (value == null) return OPTIONS.display().format().na();
        String text = value instanceof Object[] array ? Arrays.deepToString(array) : String.valueOf(value);
        return text.length() <= OPTIONS.letters() ? text : text.substring(0, OPTIONS.letters()) + "…";
    }

    /// The table as HTML without script or style sheet.
    String html() {
        StringBuilder out = new StringBuilder("<table><thead><tr>");
        columns.forEach(name -> out.append("<th>").append(escaped(name)).append("</th>"));
        out.append("</tr></thead><tbody>");
        for (List<String> row : rows) {
            out.append("<tr>");
            row.forEach(cell -> out.append("<td>").append(escaped(cell)).append("</td>"));
            out.append("</tr>\n");
        }
        out.append("</tbody></table>");
        return more ? out + "<p>The first " + rows.size() + " rows of more.</p>" : out.toString();
    }

    /// The table as lines of text.
    String text() {
        StringBuilder out = new StringBuilder(String.join("\t", columns));
        rows.forEach(row -> out.append('\n').append(String.join("\t", row)));
        return more ? out + "\n… and more" : out.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
