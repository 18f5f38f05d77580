package io.github.spencerpark.jupyter.kernel.display;

import dev.heddle.kernel.display.Notebook;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/// IJava's registry of renderers.
public class Renderer {
    /// The renderers of this notebook.
    public Renderer() {}

    /// Begins to tell how values of a type look.
    public <T> RenderRegistration<T> createRegistration(Class<T> type) {
        return new RenderRegistration<T>(type);
    }

    /// Lets a function choose from now on how values of some types look.
    public <T> void register(
            Set<MIMEType> known, Set<MIMEType> liked, Set<Class<? extends T>> types, RenderFunction<T> renderer) {
        for (Class<? extends T> type : types)
            Notebook.showing(type, value -> RenderContext.of(value, context -> renderer.render(value, context)));
    }

    /// All forms of a value.
    public DisplayData render(Object value) {
        return DisplayData.of(Notebook.render(value));
    }

    /// The forms of a value that are asked for.
    public DisplayData renderAs(Object value, String... types) {
        return DisplayData.of(Notebook.render(value, types));
    }

    /// How values of some types are to look.
    public class RenderRegistration<T> {
        private final Set<Class<? extends T>> types = new LinkedHashSet<>();
        private final Set<MIMEType> known = new LinkedHashSet<>();

        /// Of one type, so far.
        public RenderRegistration(Class<? extends T> type) {
            types.add(type);
        }

        /// Names types that the renderer likes.
        public RenderRegistration<T> preferring(MIMEType... liked) {
            return supporting(liked);
        }

        /// Names types that the renderer likes.
        public RenderRegistration<T> preferring(String... liked) {
            return supporting(liked);
        }

        /// Names types that the renderer knows. They do not matter: all forms are made, and the front end chooses.
        public RenderRegistration<T> supporting(MIMEType... more) {
            known.addAll(Arrays.asList(more));
            return this;
        }

        /// Names types that the renderer knows.
        public RenderRegistration<T> supporting(String... more) {
            for (String type : more) known.add(MIMEType.parse(type));
            return this;
        }

        /// Adds a type.
        public RenderRegistration<T> onType(Class<? extends T> type) {
            types.add(type);
            return this;
        }

        /// Lets a function choose from now on.
        public void register(RenderFunction<T> renderer) {
            Renderer.this.register(known, known, types, renderer);
        }
    }
}
