package dev.heddle.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Every golden figure as plotly.js really draws it: titles, axes, and as many bars as were described. Skipped where
/// there
/// is no Chromium, or no plotly.js: that of the wheel in `.venv`, or files given as `-Dheddle.plotly=FILE:FILE`.
@Timeout(180)
class RenderedTest {
    private static final Path GOLDEN = Path.of("src/test/resources/dev/heddle/plot");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCRIPT = """
            async function draw() {
              const seen = {};
              for (const name in figures) {
                const place = document.createElement('div');
                place.style.width = '800px';
                document.body.appendChild(place);
                const figure = figures[name];
                await Plotly.newPlot(place, figure.data, figure.layout, figure.config);
                const text = selector => (place.querySelector(selector) || {textContent: ''}).textContent;
                seen[name] = {
                  title: text('.gtitle'), x: text('.xtitle'), y: text('.ytitle'),
                  bars: place.querySelectorAll('.bars .point').length,
                  legend: place.querySelectorAll('.legend .traces').length,
                  share: place.querySelectorAll('[data-title^=Share]').length};
                place.remove();
              }
              document.getElementById('seen').textContent = btoa(unescape(encodeURIComponent(JSON.stringify(seen))));
            }
            draw();""";

    @TempDir
    private Path folder;

    @Test
    void everyFigureIsDrawnWithItsTitlesAndBars() throws IOException, InterruptedException {
        String browser = browser();
        List<Path> libraries = libraries();
        assumeTrue(!browser.isEmpty(), "no Chromium on the PATH");
        assumeTrue(!libraries.isEmpty(), "no plotly.js: neither .venv nor -Dheddle.plotly");
        Map<String, JsonNode> figures = figures();
        for (Path library : libraries) {
            JsonNode seen = draw(browser, library, figures);
            for (Map.Entry<String, JsonNode> figure : figures.entrySet()) {
                String where = figure.getKey() + " in " + library;
                assertEquals(described(figure.getValue()), seen.path(figure.getKey()), where);
            }
        }
    }

    /// What the tree promises, in the form in which the page reports what it has.
    private static JsonNode described(JsonNode figure) {
        long bars = 0;
        long legend = 0;
        for (JsonNode trace : figure.path("data")) {
            if (trace.path("type").asText().equals("bar"))
                bars += trace.path("y").size();
            if (trace.path("showlegend").asBoolean()) legend++;
        }
        JsonNode layout = figure.path("layout");
        boolean bare = !layout.at("/xaxis/visible").asBoolean(true);
        return JSON.createObjectNode()
                .put("title", plain(layout.at("/title/text").asText()))
                .put("x", bare ? "" : plain(layout.at("/xaxis/title/text").asText()))
                .put("y", bare ? "" : plain(layout.at("/yaxis/title/text").asText()))
                .put("bars", (int) bars)
                .put("legend", (int) legend)
                .put("share", 0);
    }

    private static String plain(String text) {
        return text.replaceAll("</?(b|br|span)[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private JsonNode draw(String browser, Path library, Map<String, JsonNode> figures)
            throws IOException, InterruptedException {
        Path page = folder.resolve("page.html");
        Path dom = folder.resolve("dom.html");
        String data = JSON.writeValueAsString(figures).replace("</", "<\\/");
        Files.writeString(
                page,
                "<meta charset=utf-8><pre id=seen></pre><script src=\"" + library.toUri()
                        + "\"></script><script>const figures = " + data + ";" + SCRIPT + "</script>");
        Process process = new ProcessBuilder(
                        browser,
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--virtual-time-budget=60000",
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(dom.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertEquals(0, process.waitFor());
        } finally {
            process.destroyForcibly().waitFor();
        }
        String seen = Files.readString(dom).replaceAll("(?s).*<pre id=\"seen\">([^<]*)</pre>.*", "$1");
        return JSON.readTree(java.util.Base64.getDecoder().decode(seen.strip()));
    }

    private static Map<String, JsonNode> figures() throws IOException {
        Map<String, JsonNode> figures = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(GOLDEN, "*.json")) {
            for (Path file : files) figures.put(file.getFileName().toString(), JSON.readTree(file.toFile()));
        }
        return figures;
    }

    private static String browser() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElse("");
    }

    private static List<Path> libraries() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String given : System.getProperty("heddle.plotly", "").split(File.pathSeparator)) {
            if (!given.isEmpty()) found.add(Path.of(given).toAbsolutePath());
        }
        Path libraries = Path.of("../.venv/lib");
        if (!Files.isDirectory(libraries)) return found;
        try (DirectoryStream<Path> pythons = Files.newDirectoryStream(libraries, "python*")) {
            for (Path python : pythons) {
                Path wheel = python.resolve("site-packages/plotly/package_data/plotly.min.js");
                if (Files.exists(wheel)) found.add(wheel.toAbsolutePath().normalize());
            }
        }
        return found;
    }
}
