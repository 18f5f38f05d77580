package dev.heddle.kernel.display;

import java.io.IOException;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a cell may call without import: IJava's functions, and `clearOutput`. Any thread that works for a cell.
///
/// A MIME type may stand after the value, as IJava has it, or before it, as rapaio's kernel has it.
public final class Notebook {
    private static final String MIME = "(application|audio|image|text|video)/[-+.\\w]+";

    private static volatile Renderer renderer = new Renderer();
    private static volatile @Nullable Publisher publisher; // null outside a kernel

    private Notebook() {}

    /// Connects this class to a kernel.
    public static void install(Publisher to, Renderer by) {
        renderer = by;
        publisher = to;
    }

    /// All forms of a value.
    public static MimeBundle render(@Nullable Object value) {
        return renderer.render(value);
    }

    /// The forms of a value that are asked for.
    public static MimeBundle render(@Nullable Object value, String... mimes) {
        return renderer.render(value, mimes);
    }

    /// The form of a value that is asked for, in either order.
    public static MimeBundle render(@Nullable String mime, @Nullable Object value) {
        if (mime == null || (value instanceof String && !mime.matches(MIME))) {
            return renderer.render(mime, String.valueOf(value));
        }
        return renderer.render(value, mime);
    }

    /// Shows a value below the cell.
    ///
    /// @return the name under which [#updateDisplay] replaces it
    public static String display(@Nullable Object value) {
        return publish(render(value));
    }

    /// Shows the forms of a value that are asked for.
    ///
    /// @return the name under which [#updateDisplay] replaces it
    public static String display(@Nullable Object value, String... mimes) {
        return publish(render(value, mimes));
    }

    /// Shows the form of a value that is asked for, in either order.
    ///
    /// @return the name under which [#updateDisplay] replaces it
    public static String display(@Nullable String mime, @Nullable Object value) {
        return publish(render(mime, value));
    }

    /// Replaces what was shown under a name.
    public static void updateDisplay(String id, @Nullable Object value) {
        publisher().updateDisplayData(render(value), id);
    }

    /// Replaces what was shown under a name by the forms that are asked for.
    public static void updateDisplay(String id, @Nullable Object value, String... mimes) {
        publisher().updateDisplayData(render(value, mimes), id);
    }

    /// Shows a picture that is drawn anew a few times a second until it is closed.
    ///
    /// @param picture makes it; called on a thread of its own
    public static Live live(Supplier<? extends @Nullable Object> picture) {
        return new Live(picture, renderer, publisher(), UUID.randomUUID().toString());
    }

    /// Removes the cell's output.
    public static void clearOutput() {
        clearOutput(false);
    }

    /// Removes the cell's output; with `wait`, when the next output comes, which avoids flicker.
    public static void clearOutput(boolean wait) {
        publisher().clearOutput(wait);
    }

    /// Offers the reader a text as the next cell, when this one has ended.
    public static void setNextInput(String text) {
        publisher().nextInput(text, false);
    }

    /// Replaces the text of this cell, when it has ended.
    public static void replaceInput(String text) {
        publisher().nextInput(text, true);
    }

    /// Shows a value in the front end's pager, when the cell has ended.
    public static void page(@Nullable Object value) {
        publisher().page(render(value));
    }

    /// Asks the reader of the cell and waits for the answer.
    ///
    /// @throws IOException if the front end answers no questions
    /// @throws InterruptedException if the cell is interrupted
    public static String readLine(String prompt) throws IOException, InterruptedException {
        return publisher().ask(prompt, false);
    }

    /// The same for an answer that is not to be seen.
    public static String readPassword(String prompt) throws IOException, InterruptedException {
        return publisher().ask(prompt, true);
    }

    /// Lets a function choose how values of a type look from now on.
    public static <T> void showing(Class<T> type, Function<? super T, MimeBundle> renderer) {
        Notebook.renderer.register(type, renderer);
    }

    private static String publish(MimeBundle bundle) {
        String id = UUID.randomUUID().toString();
        publisher().displayData(bundle, id);
        return id;
    }

    private static Publisher publisher() {
        Publisher to = publisher;
        if (to == null) throw new IllegalStateException("display works in a notebook: no kernel is connected");
        return to;
    }
}
