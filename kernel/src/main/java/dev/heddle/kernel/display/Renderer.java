package dev.heddle.kernel.display;

import org.jspecify.annotations.Nullable;

/// Chooses how a value looks. Any thread; registrations are seen by later renderings.
public final class Renderer {
    /// A renderer that knows the kinds of values this project has.
    public Renderer() {}

    /// The forms of a value.
    public MimeBundle render(@Nullable Object value) {
        return MimeBundle.text(String.valueOf(value));
    }
}
