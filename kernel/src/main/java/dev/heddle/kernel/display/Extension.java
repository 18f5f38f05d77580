package dev.heddle.kernel.display;

/// What a library does to notebooks once it is on their class path: it registers renderers with
/// [Notebook#showing], or magics with the interpreter.
///
/// A jar names its extensions in `META-INF/services/dev.heddle.kernel.display.Extension`.
@FunctionalInterface
public interface Extension {
    /// Called once, in the cell that brought the library.
    void install(Interpreter interpreter);
}
