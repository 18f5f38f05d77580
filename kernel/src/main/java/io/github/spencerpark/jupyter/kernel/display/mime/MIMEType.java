package io.github.spencerpark.jupyter.kernel.display.mime;

/// IJava's names of types.
///
/// @param text such as `text/html`
public record MIMEType(String text) {
    /// Every type.
    public static final MIMEType ANY = new MIMEType("*");

    /// HTML.
    public static final MIMEType TEXT_HTML = new MIMEType("text/html");

    /// Plain text.
    public static final MIMEType TEXT_PLAIN = new MIMEType("text/plain");

    /// LaTeX.
    public static final MIMEType TEXT_LATEX = new MIMEType("text/latex");

    /// Markdown.
    public static final MIMEType TEXT_MARKDOWN = new MIMEType("text/markdown");

    /// Style sheets.
    public static final MIMEType TEXT_CSS = new MIMEType("text/css");

    /// A picture in SVG.
    public static final MIMEType IMAGE_SVG = new MIMEType("image/svg+xml");

    /// A picture in PNG.
    public static final MIMEType IMAGE_PNG = new MIMEType("image/png");

    /// A picture in JPEG.
    public static final MIMEType IMAGE_JPEG = new MIMEType("image/jpeg");

    /// A picture in GIF.
    public static final MIMEType IMAGE_GIF = new MIMEType("image/gif");

    /// JSON.
    public static final MIMEType APPLICATION_JSON = new MIMEType("application/json");

    /// JavaScript.
    public static final MIMEType APPLICATION_JAVASCRIPT = new MIMEType("application/javascript");

    /// XML.
    public static final MIMEType APPLICATION_XML = new MIMEType("application/xml");

    /// PDF.
    public static final MIMEType APPLICATION_PDF = new MIMEType("application/pdf");

    /// The type of a name.
    public static MIMEType parse(String text) {
        return new MIMEType(text);
    }

    /// What stands before the slash.
    public String getGroup() {
        int slash = text.indexOf('/');
        return slash < 0 ? text : text.substring(0, slash);
    }

    /// What stands behind the slash, without the part behind `+`.
    public String getSubtype() {
        int plus = text.indexOf('+');
        return text.substring(text.indexOf('/') + 1, plus < 0 ? text.length() : plus);
    }

    @Override
    public String toString() {
        return text;
    }
}
