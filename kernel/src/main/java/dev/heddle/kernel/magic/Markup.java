package dev.heddle.kernel.magic;

import dev.heddle.kernel.display.MimeBundle;
import java.util.List;
import java.util.Map;

/// `%%html` and its sisters: shows the rest of the cell.
///
/// @param mime what the rest is
record Markup(Manual manual, String mime) implements Magic.Whole {

    private static Markup of(String names, String what, String mime) {
        String name = names.replaceFirst(" .*", "");
        return new Markup(
                Manual.of(names, "%%" + name + ", and " + what + " below", "Shows the cell as " + what + "."), mime);
    }

    static List<Markup> all() {
        return List.of(
                of("html HTML", "HTML", "text/html"),
                of("svg SVG", "SVG", "image/svg+xml"),
                of("markdown", "Markdown", "text/markdown"),
                of("latex", "LaTeX", "text/latex"),
                of("javascript js", "JavaScript", "application/javascript"));
    }

    @Override
    public MimeBundle run(Words words, String body) throws Misuse {
        words.end();
        return new MimeBundle(Map.of(mime, body, "text/plain", body), Map.of());
    }
}
