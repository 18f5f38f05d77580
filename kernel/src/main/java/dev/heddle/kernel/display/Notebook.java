package dev.heddle.kernel.display;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a cell may call without import. Any thread that works for a cell.
public final class Notebook {
    private static volatile @Nullable Publisher publisher;
    private static volatile Renderer renderer = new Renderer();

    private Notebook() {}

    /// Connects this class to a kernel.
    public static void install(Publisher to, Renderer by) {
        renderer = by;
        publisher = to;
    }

    /// The forms of a value.
    public static MimeBundle render(@Nullable Object value) {
        return renderer.render(value);
    }

    /// Shows a value below the cell.
    ///
    /// @return the name under which [#updateDisplay] replaces it
    public static String display(@Nullable Object value) {
        String id = UUID.randomUUID().toString();
        publisher().displayData(render(value), id);
        return id;
    }

    /// Replaces what was shown under a name.
    public static void updateDisplay(String id, @Nullable Object value) {
        publisher().updateDisplayData(render(value), id);
    }

    /// Removes the cell's output; with `wait`, when the next output comes.
    public static void clearOutput(boolean wait) {
        publisher().clearOutput(wait);
    }

    private static Publisher publisher() {
        Publisher to = publisher;
        if (to == null)
            throw new IllegalStateException("display works in a notebook cell only: no kernel is installed");
        return to;
    }
}
