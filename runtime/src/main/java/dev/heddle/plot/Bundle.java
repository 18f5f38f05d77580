package dev.heddle.plot;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One output that every front end can show: live where Plotly is installed, else a picture with its alternative text,
/// else the sentence.
final class Bundle {
    /// Plotly's MIME type in JupyterLab.
    static final String PLOTLY = "application/vnd.plotly.v1+json";

    private Bundle() {}

    static Map<String, Object> of(
            Map<String, @Nullable Object> plotly, String svg, int width, int height, String title, String finding) {
        String html = "<figure><img alt=\"" + Markup.escape(finding) + "\" width=\"" + width + "\" height=\"" + height
                + "\" src=\"" + address(svg) + "\"><figcaption>" + Markup.escape(finding)
                + "</figcaption></figure>";
        boolean named = finding.startsWith(title); // "Lock #1 was held …" says itself what it is about
        return of(plotly, html, named ? finding : title + ": " + finding);
    }

    /// A picture as an address of its own, which an `<img>` can show without a file.
    static String address(String svg) {
        return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
    }

    static Map<String, Object> of(Map<String, @Nullable Object> plotly, String html, String text) {
        Map<String, Object> bundle = new LinkedHashMap<>();
        bundle.put(PLOTLY, plotly);
        bundle.put("text/html", html);
        bundle.put("text/plain", text);
        return bundle;
    }
}
