package dev.heddle.kernel.display;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Where displayed bundles go: the kernel's side of [Notebook]. Any thread may call it; output belongs to the cell that
/// the thread works for.
public interface Publisher {
    /// Shows a bundle below the cell, under a name if it is to be updated later.
    void displayData(MimeBundle bundle, @Nullable String displayId);

    /// Replaces what was shown under a name, wherever it is.
    void updateDisplayData(MimeBundle bundle, String displayId);

    /// Removes the cell's output.
    ///
    /// @param wait whether to wait for the next output, which avoids flicker
    void clearOutput(boolean wait);

    /// Offers the reader a text as the next cell's.
    ///
    /// @param replace whether it takes the place of the cell that runs
    void nextInput(String text, boolean replace);

    /// Shows a bundle in the front end's pager, when the cell has ended.
    void page(MimeBundle bundle);

    /// Asks the cell's reader and waits for the answer.
    ///
    /// @param secret whether the answer is not to be seen
    /// @throws IOException if the front end answers no questions
    /// @throws InterruptedException if the calling thread is interrupted
    String ask(String prompt, boolean secret) throws IOException, InterruptedException;
}
