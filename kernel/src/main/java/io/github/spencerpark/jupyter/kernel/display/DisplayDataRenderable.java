package io.github.spencerpark.jupyter.kernel.display;

import dev.heddle.kernel.display.Bundled;
import dev.heddle.kernel.display.MimeBundle;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.Set;

/// A value that makes its forms itself.
public interface DisplayDataRenderable extends Bundled {
    /// Every type.
    Set<MIMEType> ANY = Set.of(MIMEType.ANY);

    /// The types that it knows. They do not matter: all forms are made, and the front end chooses.
    default Set<MIMEType> getSupportedRenderTypes() {
        return ANY;
    }

    /// The types that it likes. They do not matter either.
    default Set<MIMEType> getPreferredRenderTypes() {
        return getSupportedRenderTypes();
    }

    /// Gives its forms to the context.
    void render(RenderContext context);

    @Override
    default MimeBundle bundle() {
        return RenderContext.of(this, this::render);
    }
}
