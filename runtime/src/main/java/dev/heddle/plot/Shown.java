package dev.heddle.plot;

import java.util.Map;

/// Something with a look of its own in a notebook.
public interface Shown {
    /// All its forms at once, by MIME type: texts, and JSON trees of maps and lists.
    Map<String, Object> mimeBundle();
}
