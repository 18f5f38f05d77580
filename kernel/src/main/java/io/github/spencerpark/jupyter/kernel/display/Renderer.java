package io.github.spencerpark.jupyter.kernel.display;

import dev.heddle.kernel.display.MimeBundle;
import dev.heddle.kernel.display.Notebook;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;

/// IJava's registry of renderers.
public final class Renderer {
    /// The renderers of this notebook.
    public Renderer() {}

    /// Begins to tell how values of a type look.
    public <T> Registration<T> createRegistration(Class<T> type) {
        return new Registration<>(type);
    }

    /// All forms of a value.
    public MimeBundle render(Object value) {
        return Notebook.render(value);
    }

    /// The forms of a value that are asked for.
    public MimeBundle renderAs(Object value, String... types) {
        return Notebook.render(value, types);
    }

    /// How values of a type are to look. The types that are named do not matter: all forms are made, and the front
    /// end chooses.
    public static final class Registration<T> {
        private final Class<T> type;

        Registration(Class<T> type) {
            this.type = type;
        }

        /// Names a type that the renderer likes.
        public Registration<T> preferring(MIMEType liked) {
            return this;
        }

        /// Names types that the renderer knows.
        public Registration<T> supporting(MIMEType... known) {
            return this;
        }

        /// Names types that the renderer knows.
        public Registration<T> supporting(String... known) {
            return this;
        }

        /// Lets a function choose from now on.
        public void register(RenderFunction<T> renderer) {
            Notebook.showing(type, value -> {
                var data = new DisplayData();
                renderer.render(value, new RenderContext(data));
                if (!data.hasDataForType(MIMEType.TEXT_PLAIN)) data.putText(String.valueOf(value));
                return data.bundle();
            });
        }
    }
}
