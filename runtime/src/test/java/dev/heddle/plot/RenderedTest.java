package dev.heddle.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.heddle.trace.Recording;
import dev.heddle.trace.Simulation;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Every golden figure as plotly.js really draws it: titles, axes, as many bars as were described, and each of them
/// where the still picture has it.
///
/// By plotly.js 2, 3 and 4, which npm brings into `target/plotly` once, where there is npm and a network; by that of
/// the wheel in `.venv`; and by files given as `-Dheddle.plotly=FILE:FILE`. Skipped where there is none, or no
/// Chromium.
@Timeout(300)
class RenderedTest {
    private static final Path GOLDEN = Path.of("src/test/resources/dev/heddle/plot");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path CACHE = Path.of("target/plotly");
    private static final int[] VERSIONS = {2, 3, 4};
    private static final double NEAR = 0.03; // of the plot area: Plotly rounds to pixels, and lanes are 26 high
    private static final double SIDEWAYS = 0.003;
    private static final double LONGEST = 2_000; // ms to draw
    private static final String SCRIPT = """
            function boxes(place) {
              const origin = place.getBoundingClientRect();
              const {l, t, w, h} = place._fullLayout._size;
              return [...place.querySelectorAll('.bars .point path')].map(path => path.getBoundingClientRect())
                .map(box => [(box.x - origin.x - l) / w, (box.y - origin.y - t) / h, box.width / w, box.height / h]);
            }
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
                  boxes: boxes(place),
                  legend: place.querySelectorAll('.legend .traces').length,
                  share: place.querySelectorAll('[data-title^=Share]').length};
                place.remove();
              }
              document.getElementById('seen').textContent = btoa(unescape(encodeURIComponent(JSON.stringify(seen))));
            }
            draw();""";

    /// The shortest of three times that drawing took, and how many bars then stand there.
    private static final String TIMING = """
            let ms = Infinity;
            const place = document.body.appendChild(document.createElement('div'));
            place.style.width = '800px';
            for (let i = 0; i < 3; i++) {
              Plotly.purge(place);
              const start = performance.now();
              Plotly.newPlot(place, figure.data, figure.layout, figure.config);
              ms = Math.min(ms, performance.now() - start);
            }
            document.getElementById('seen').textContent =
              btoa(JSON.stringify({ms, bars: place.querySelectorAll('.bars .point').length}));""";

    private static final Pattern BOX = Pattern.compile("M([-\\d.]+) ([-\\d.]+)h([-\\d.]+)v([-\\d.]+)h[-\\d.]+z");
    private static final String WITH_A_SLIDER = "stepping.json"; // has no still picture of its own

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
                ObjectNode drawn = (ObjectNode) seen.path(figure.getKey());
                JsonNode boxes = drawn.remove("boxes");
                assertEquals(described(figure.getValue()), drawn, where);
                if (!WITH_A_SLIDER.equals(figure.getKey())) assertPlaced(still(figure.getKey()), boxes, where);
            }
        }
    }

    /// Each bar of the still picture lies where Plotly has one.
    private static void assertPlaced(List<double[]> still, JsonNode boxes, String where) {
        assertEquals(still.size(), boxes.size(), where);
        List<double[]> drawn = new ArrayList<>();
        boxes.forEach(box -> drawn.add(new double[] {
            box.get(0).asDouble(),
            box.get(1).asDouble(),
            box.get(2).asDouble(),
            box.get(3).asDouble()
        }));
        for (double[] box : still) {
            double[] nearest = drawn.stream()
                    .min(Comparator.comparingDouble(other -> distance(box, other)))
                    .orElseThrow();
            assertTrue(
                    distance(box, nearest) <= NEAR,
                    () -> where + ": a bar at " + Arrays.toString(box) + " is drawn at " + Arrays.toString(nearest));
            drawn.remove(nearest);
        }
    }

    private static double distance(double[] a, double[] b) {
        double across = Math.max(Math.abs(a[0] - b[0]), Math.abs(a[2] - b[2]));
        double down = Math.max(Math.abs(a[1] - b[1]), Math.abs(a[3] - b[3]));
        return Math.max(across * NEAR / SIDEWAYS, down);
    }

    /// The bars of a still picture: left, top, width, height as shares of the plot area.
    private static List<double[]> still(String json) throws IOException {
        String svg = Files.readString(GOLDEN.resolve(json.replace(".json", ".svg")));
        String area = svg.substring(svg.indexOf("<g clip-path"), svg.indexOf("</g>"));
        Matcher clip = BOX.matcher(svg);
        assertTrue(clip.find(), json);
        double left = Double.parseDouble(clip.group(1)) + Svg.DOT;
        double top = Double.parseDouble(clip.group(2)) + Svg.DOT;
        double w = Double.parseDouble(clip.group(3)) - 2 * Svg.DOT;
        double h = Double.parseDouble(clip.group(4)) - 2 * Svg.DOT;
        List<double[]> boxes = new ArrayList<>();
        Matcher box = BOX.matcher(area);
        while (box.find()) {
            double height = Double.parseDouble(box.group(4));
            double y = Double.parseDouble(box.group(2));
            double width = Double.parseDouble(box.group(3));
            double x = Double.parseDouble(box.group(1));
            boxes.add(new double[] {(x - left) / w, (Math.min(y, y + height) - top) / h, width / w, Math.abs(height) / h
            });
        }
        return boxes;
    }

    /// 100,000 spans, zoomed out.
    @Test
    void aLargeRecordingIsDrawnInTwoSeconds() throws IOException, InterruptedException {
        String browser = browser();
        List<Path> libraries = libraries();
        assumeTrue(!browser.isEmpty(), "no Chromium on the PATH");
        assumeTrue(!libraries.isEmpty(), "no plotly.js: neither npm nor .venv nor -Dheddle.plotly");
        Recording large = Simulation.of(3, 4, 60, 200_000);
        assertTrue(large.spans().size() >= 100_000);
        JsonNode figure = JSON.valueToTree(Plot.lanes(large).byGoroutine().plotly());
        for (Path library : libraries) {
            JsonNode seen =
                    run(browser, library, "const figure = " + JSON.writeValueAsString(figure) + ";" + TIMING, "");
            assertEquals(described(figure).get("bars"), seen.get("bars"), library.toString());
            // A busy machine tells nothing about time.
            if (isQuiet()) assertTrue(seen.get("ms").asDouble() < LONGEST, () -> library + ": " + seen);
        }
    }

    private static boolean isQuiet() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return system.getSystemLoadAverage() <= system.getAvailableProcessors();
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
        String data = JSON.writeValueAsString(figures).replace("</", "<\\/");
        return run(browser, library, "const figures = " + data + ";" + SCRIPT, "--virtual-time-budget=60000");
    }

    /// What a script on a page of its own leaves in the element `seen`.
    private JsonNode run(String browser, Path library, String script, String option)
            throws IOException, InterruptedException {
        Path page = folder.resolve("page.html");
        Path dom = folder.resolve("dom.html");
        Files.writeString(
                page,
                "<meta charset=utf-8><body style='margin:0'><pre id=seen></pre><script src=\"" + library.toUri()
                        + "\"></script><script>" + script + "</script>");
        List<String> command = new ArrayList<>(List.of(
                browser,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + folder.resolve("profile")));
        if (!option.isEmpty()) command.add(option);
        Collections.addAll(command, "--dump-dom", page.toUri().toString());
        Process process = new ProcessBuilder(command)
                .redirectOutput(dom.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertEquals(0, process.waitFor());
        } finally {
            process.destroyForcibly().waitFor();
        }
        String seen = Files.readString(dom).replaceAll("(?s).*<pre id=\"seen\">([^<]*)</pre>.*", "$1");
        return JSON.readTree(Base64.getDecoder().decode(seen.strip()));
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

    /// The newest plotly.js of a major version.
    private static Optional<Path> fromNpm(int version) throws IOException, InterruptedException {
        Path folder = CACHE.resolve("" + version);
        Path library = folder.resolve("node_modules/plotly.js-dist-min/plotly.min.js");
        if (!Files.exists(library)) {
            Files.createDirectories(folder);
            try {
                new ProcessBuilder(
                                "npm",
                                "install",
                                "--silent",
                                "--prefix",
                                folder.toString(),
                                "plotly.js-dist-min@" + version)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor(60, TimeUnit.SECONDS);
            } catch (IOException noNpm) {
                return Optional.empty();
            }
        }
        return Files.exists(library) ? Optional.of(library.toAbsolutePath()) : Optional.empty();
    }

    private static List<Path> libraries() throws IOException, InterruptedException {
        List<Path> found = new ArrayList<>();
        for (String given : System.getProperty("heddle.plotly", "").split(File.pathSeparator)) {
            if (!given.isEmpty()) found.add(Path.of(given).toAbsolutePath());
        }
        for (int version : VERSIONS) fromNpm(version).ifPresent(found::add);
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
