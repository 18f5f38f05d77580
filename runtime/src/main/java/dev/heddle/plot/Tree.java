package dev.heddle.plot;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// A JSON object under construction: names in the order they were given. Values are trees, lists, strings, numbers,
/// booleans and null.
final class Tree extends LinkedHashMap<String, @Nullable Object> {
    private static final long serialVersionUID = 1;

    /// An object of one name.
    static Tree of(String name, @Nullable Object value) {
        return new Tree().with(name, value);
    }

    /// Adds a name.
    Tree with(String name, @Nullable Object value) {
        put(name, value);
        return this;
    }

    /// A number of at most nine decimals: of seconds, exact nanoseconds. A span of no length is not seen.
    static Number number(double value) {
        double rounded = Math.rint(value * 1e9) / 1e9;
        return rounded == (long) rounded ? (Number) (long) rounded : (Number) rounded;
    }
}
