package dev.heddle.kernel.display;

/// A value that knows its forms.
public interface Bundled {
    /// All its forms.
    MimeBundle bundle();
}
