package io.github.spencerpark.jupyter.kernel.display;

import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.function.Supplier;

/// Takes the forms that a renderer makes of a value.
public final class RenderContext {
    private final DisplayData data;

    RenderContext(DisplayData data) {
        this.data = data;
    }

    /// Adds a form.
    public void renderIfRequested(MIMEType type, Supplier<?> form) {
        data.putData(type, String.valueOf(form.get()));
    }

    /// Adds a form.
    public void renderIfRequested(String type, Supplier<?> form) {
        data.putData(type, String.valueOf(form.get()));
    }

    /// The forms so far.
    public DisplayData getOutputContainer() {
        return data;
    }
}
