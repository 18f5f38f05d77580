package dev.heddle.plot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.plotly.components.Config;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;

/// Reads the JavaScript object literals of Tablesaw's figures and mends what newer plotly.js would not understand:
/// titles and their fonts, numbers and truth values in quotes, missing values, quotes written as HTML entities.
final class JsplotJson {
    private static final int HEIGHT = 450;
    private static final Set<String> DATA =
            Set.of("x", "y", "z", "values", "open", "high", "low", "close", "size", "theta", "r");
    private static final JsonMapper LENIENT = JsonMapper.builder()
            .enable(
                    JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();

    private JsplotJson() {}

    static Map<String, @Nullable Object> of(Figure figure) {
        List<Tree> traces = new ArrayList<>();
        for (int i = 0; i < figure.getTraces().length; i++) {
            traces.add(withBins(read(figure.getTraces()[i].asJavascript(i))));
        }
        Layout given = figure.getLayout();
        Tree layout = given == null ? new Tree() : read(given.asJavascript());
        layout.putIfAbsent("height", HEIGHT);
        Tree config = Plotly.config();
        Config wanted = figure.getConfig();
        if (wanted != null) config.putAll(read(wanted.asJSON()));
        return Tree.of("data", traces).with("layout", layout).with("config", config);
    }

    /// A histogram gets its bins from us, so that the still picture has the same.
    private static Tree withBins(Tree trace) {
        if (!"histogram".equals(trace.get("type")) || trace.containsKey("y")) return trace;
        if (!(trace.get("x") instanceof List<?> x) || !x.stream().allMatch(Number.class::isInstance)) return trace;
        List<Double> values = x.stream().map(v -> ((Number) v).doubleValue()).toList();
        Bins bins = Bins.of(values, trace.get("nbinsx") instanceof Number n ? n.intValue() : 0);
        trace.remove("autobinx");
        return trace.with(
                "xbins", Tree.of("start", bins.start()).with("end", bins.end()).with("size", bins.size()));
    }

    private static Tree read(String javascript) {
        String literal = javascript.substring(javascript.indexOf('{'), javascript.lastIndexOf('}') + 1);
        try {
            return mend(LENIENT.readValue(literal, Map.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this Tablesaw figure cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static Tree mend(Map<?, ?> object) {
        Tree tree = new Tree();
        object.forEach((name, value) -> {
            if (name instanceof String key && !key.equals("titlefont")) tree.put(key, mend(key, value));
        });
        if (tree.get("title") instanceof String text) {
            Tree title = Tree.of("text", text);
            if (object.get("titlefont") instanceof Map<?, ?> font) title.with("font", mend(font));
            tree.put("title", title);
        }
        return tree;
    }

    private static @Nullable Object mend(String key, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Map<?, ?> object -> mend(object);
            case List<?> list -> mend(key, list);
            case Double number -> Double.isFinite(number) ? number : null;
            case String text when key.equals("opacity") && isNumber(text) -> Double.valueOf(text);
            case String text when text.equals("true") || text.equals("false") -> Boolean.valueOf(text);
            case String text -> Markup.plotly(unescape(text));
            default -> value;
        };
    }

    private static List<@Nullable Object> mend(String key, List<?> list) {
        Set<Boolean> numeric = new HashSet<>();
        for (Object item : list) {
            if (item instanceof String text && !isMissing(text)) numeric.add(isNumber(text));
        }
        boolean numbers = DATA.contains(key) && !numeric.contains(false);
        List<@Nullable Object> mended = new ArrayList<>(list.size());
        for (Object item : list) {
            if (numbers && item instanceof String text) mended.add(isMissing(text) ? null : Double.valueOf(text));
            else mended.add(mend(key, item));
        }
        return mended;
    }

    /// Titles come with entities, data without.
    private static String unescape(String text) {
        return text.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private static boolean isMissing(String text) {
        return text.isEmpty() || text.equals("null") || text.equals("NaN");
    }

    private static boolean isNumber(String text) {
        return text.matches("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?");
    }
}
