package io.github.spencerpark.jupyter.kernel.display.mime;

/// IJava's names of types.
///
/// @param text such as `text/html`
public record MIMEType(String text) {
    /// HTML.
    public static final MIMEType TEXT_HTML = new MIMEType("text/html");

    /// Plain text.
    public static final MIMEType TEXT_PLAIN = new MIMEType("text/plain");

    /// LaTeX.
    public static final MIMEType TEXT_LATEX = new MIMEType("text/latex");

    /// Markdown.
    public static final MIMEType TEXT_MARKDOWN = new MIMEType("text/markdown");

    /// A picture in SVG.
    public static final MIMEType IMAGE_SVG = new MIMEType("image/svg+xml");

    /// A picture in PNG.
    public static final MIMEType IMAGE_PNG = new MIMEType("image/png");

    /// A picture in JPEG.
    public static final MIMEType IMAGE_JPEG = new MIMEType("image/jpeg");

    /// JSON.
    public static final MIMEType APPLICATION_JSON = new MIMEType("application/json");

    /// JavaScript.
    public static final MIMEType APPLICATION_JAVASCRIPT = new MIMEType("application/javascript");

    /// The type of a name.
    public static MIMEType parse(String text) {
        return new MIMEType(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
