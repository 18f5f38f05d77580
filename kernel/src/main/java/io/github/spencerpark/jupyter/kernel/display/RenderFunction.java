package io.github.spencerpark.jupyter.kernel.display;

/// Makes forms of a value.
@FunctionalInterface
public interface RenderFunction<T> {
    /// Gives the forms to the context.
    void render(T value, RenderContext context);
}
