package dev.heddle.kernel.display;

import dev.heddle.plot.JsplotFigure;
import dev.heddle.plot.Shown;
import dev.heddle.plot.TableView;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.BaseStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/// Chooses how a value looks. Any thread; registrations are seen by later renderings.
///
/// Strings are shown unquoted, null as `null` (it is the value of an expression, and worth knowing), arrays by their
/// contents, tables as HTML, figures live with a still picture, images and Swing components as PNG, the rest by
/// `toString`. Maps, and collections, streams and arrays of records, maps or arrays show as HTML tables, too, of 50
/// rows at most.
public final class Renderer {
    private final List<Registration<?>> registrations = new CopyOnWriteArrayList<>(); // latest first

    /// A renderer that knows the kinds of values above.
    public Renderer() {}

    /// Lets a function choose how values of a type look. Of several that fit, the latest registered counts.
    public <T> void register(Class<T> type, Function<? super T, MimeBundle> renderer) {
        registrations.addFirst(new Registration<>(type, renderer));
    }

    /// All forms of a value.
    public MimeBundle render(@Nullable Object value) {
        if (value == null) return MimeBundle.text("null");
        for (Registration<?> registration : registrations) {
            if (registration.type.isInstance(value)) return registration.render(value);
        }
        return switch (value) {
            case CharSequence text -> MimeBundle.text(text.toString());
            case Number number -> MimeBundle.text(number.toString());
            case MimeBundle bundle -> bundle;
            case Bundled bundled -> bundled.bundle();
            case RenderedImage image -> image(image);
            case Shown shown -> new MimeBundle(shown.mimeBundle(), Map.of());
            case Table table -> new MimeBundle(new TableView(table).mimeBundle(), Map.of());
            case tech.tablesaw.plotly.components.Figure figure ->
                new MimeBundle(new JsplotFigure(figure).mimeBundle(), Map.of());
            default -> other(value);
        };
    }

    private static MimeBundle other(Object value) {
        if (Pictures.mayBe(value)) {
            Optional<RenderedImage> picture = Pictures.of(value);
            if (picture.isPresent()) return image(picture.get());
        }
        Optional<Rows> table = Rows.of(value);
        if (table.isEmpty()) return MimeBundle.text(text(value));
        String words = value instanceof BaseStream ? table.get().text() : text(value);
        return new MimeBundle(Map.of("text/html", table.get().html(), "text/plain", words), Map.of());
    }

    /// The forms of a value that are asked for. A string, or a value without a form of a textual type asked for, gives
    /// its text as that type: `render("<b>bold</b>", "text/html")`.
    public MimeBundle render(@Nullable Object value, String... mimes) {
        MimeBundle all = render(value);
        if (mimes.length == 0) return all;
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        for (String mime : mimes) {
            if (all.data().containsKey(mime)) data.put(mime, all.data().get(mime));
            else if (value instanceof CharSequence || mime.startsWith("text/")) data.put(mime, String.valueOf(value));
        }
        return data.isEmpty() ? all : new MimeBundle(data, all.metadata());
    }

    /// Objects by their own words, arrays of primitives by their contents.
    private static String text(Object value) {
        if (!value.getClass().isArray()) return String.valueOf(value.toString());
        String wrapped = Arrays.deepToString(new Object[] {value});
        return wrapped.substring(1, wrapped.length() - 1);
    }

    private static MimeBundle image(RenderedImage image) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String size = "image of " + image.getWidth() + " × " + image.getHeight() + " pixels";
        String content = Base64.getEncoder().encodeToString(png.toByteArray());
        return new MimeBundle(Map.of("image/png", content, "text/plain", size), Map.of());
    }

    private record Registration<T>(Class<T> type, Function<? super T, MimeBundle> renderer) {
        MimeBundle render(Object value) {
            return renderer.apply(type.cast(value));
        }
    }
}
