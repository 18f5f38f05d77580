package dev.heddle.kernel.display;

import java.io.IOException;
import java.util.List;
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

    private static volatile @Nullable Interpreter interpreter; // null until a cell has been compiled

    private Notebook() {}

    /// Connects this class to a kernel.
    public static void install(Publisher to, Renderer by) {
        renderer = by;
        publisher = to;
    }

    /// Connects this class to what runs code.
    public static void install(Interpreter by) {
        interpreter = by;
    }

    /// Runs the text of a cell, magics included, as if it stood in the calling cell.
    ///
    /// @return the value of its last expression; null if it has none
    /// @throws Exception what the code throws, or what tells that it does not compile
    public static @Nullable Object eval(String code) throws Exception {
        return interpreter().eval(code);
    }

    /// Runs a line magic; the cell says as what it takes the value. Throws what the magic throws.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // null where the cell's T allows it
    public static <T extends @Nullable Object> T lineMagic(String name, List<String> arguments) {
        return (T) interpreter().lineMagic(name, arguments);
    }

    /// Runs a cell magic; the cell says as what it takes the value. Throws what the magic throws.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // null where the cell's T allows it
    public static <T extends @Nullable Object> T cellMagic(String name, List<String> arguments, String body) {
        return (T) interpreter().cellMagic(name, arguments, body);
    }

    /// Prints to the cell.
    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a library for notebooks
    public static void printf(String format, @Nullable Object... arguments) {
        System.out.printf(format, arguments);
    }

    /// Prints to the cell.
    public static void print(@Nullable Object value) {
        System.out.print(value);
    }

    /// Prints a line to the cell.
    public static void println(@Nullable Object value) {
        System.out.println(value);
    }

    /// Prints an empty line to the cell.
    public static void println() {
        System.out.println();
    }

    /// The kernel's side of this class, for libraries that bring magics.
    public static Interpreter interpreter() {
        Interpreter by = interpreter;
        if (by == null) throw new IllegalStateException("code runs in a notebook: no kernel is connected");
        return by;
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

    /// How much of a collection its table shows: `options().display().maxRows(0)` shows all rows.
    public static Options options() {
        return Options.OF_NOTEBOOK;
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
