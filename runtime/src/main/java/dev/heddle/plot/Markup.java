package dev.heddle.plot;

/// Plain text as the markup languages of our outputs want it.
final class Markup {
    private Markup() {}

    /// Text as HTML or XML, also within a quoted attribute.
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.append(c < ' ' && c != '\n' && c != '\t' ? '\ufffd' : c);
            }
        }
        return out.toString();
    }

    /// Text as Plotly wants it, which reads a few HTML tags and entities in it, but not `&quot;`; lines stay lines.
    static String plotly(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\n", "<br>");
    }
}
