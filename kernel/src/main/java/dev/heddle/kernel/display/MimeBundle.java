package dev.heddle.kernel.display;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A value as a notebook shows it, in several forms at once. Values are JSON trees: maps, lists, strings, numbers,
/// booleans and null. Immutable at the top.
///
/// @param data content by MIME type
/// @param metadata hints by MIME type
public record MimeBundle(
        Map<String, ? extends @Nullable Object> data, Map<String, ? extends @Nullable Object> metadata) {
    /// A bundle that no longer follows the given maps.
    public MimeBundle {
        data = Collections.unmodifiableMap(new LinkedHashMap<String, @Nullable Object>(data));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<String, @Nullable Object>(metadata));
    }

    /// A bundle of one form, without metadata.
    public static MimeBundle of(String mime, Object content) {
        return new MimeBundle(Map.of(mime, content), Map.of());
    }

    /// A bundle of plain text.
    public static MimeBundle text(String text) {
        return of("text/plain", text);
    }
}
