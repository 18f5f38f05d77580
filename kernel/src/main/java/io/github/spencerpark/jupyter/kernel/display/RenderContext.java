package io.github.spencerpark.jupyter.kernel.display;

import dev.heddle.kernel.display.MimeBundle;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Takes the forms that a renderer makes of a value. Every form is wanted: the front end chooses.
public class RenderContext {
    private final DisplayData data = new DisplayData();

    RenderContext() {}

    /// The forms that a renderer makes of a value, and its text if they have none.
    static MimeBundle of(Object value, Consumer<RenderContext> renderer) {
        var context = new RenderContext();
        renderer.accept(context);
        if (!context.data.hasDataForType(MIMEType.TEXT_PLAIN)) context.data.putText(String.valueOf(value));
        return context.data.bundle();
    }

    /// The renderers of this notebook.
    public Renderer getRenderer() {
        return new Renderer();
    }

    /// What the caller of the renderer set: nothing.
    public Map<String, Object> getParams() {
        return Map.of();
    }

    /// Whether a form is wanted.
    public boolean wantsDataRenderedAs(MIMEType type) {
        return true;
    }

    /// The type as which a form is wanted.
    public MIMEType resolveRequestedType(MIMEType type) {
        return type;
    }

    /// Adds a form.
    public boolean renderIfRequested(MIMEType type, Supplier<Object> form) {
        data.putData(type, form.get());
        return true;
    }

    /// Adds a form.
    public boolean renderIfRequested(MIMEType type, Function<MIMEType, Object> form) {
        return renderIfRequested(type, () -> form.apply(type));
    }

    /// Has a form added.
    public boolean renderIfRequested(MIMEType type, BiConsumer<MIMEType, DisplayData> adder) {
        adder.accept(type, data);
        return true;
    }

    /// The forms so far.
    public DisplayData getOutputContainer() {
        return data;
    }
}
