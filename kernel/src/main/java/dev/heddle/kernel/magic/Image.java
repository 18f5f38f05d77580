package dev.heddle.kernel.magic;

import dev.heddle.kernel.display.Notebook;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// `%image`: shows a picture.
final class Image implements Magic.Line {
    private static final Manual MANUAL = Manual.of(
            "image",
            "%image FILE\n%image ADDRESS",
            "Shows a picture of a file or of the web. Its value is the picture.");

    @Override
    public Manual manual() {
        return MANUAL;
    }

    @Override
    public @Nullable Object run(Words words) throws Exception {
        String from = words.isEmpty() ? words.next("a file or an address") : String.join(" ", words.rest());
        BufferedImage image = read(from);
        if (image == null) throw new Misuse(from + " is no picture that Java can read: PNG, JPEG, GIF and BMP are");
        Notebook.display(image);
        return image;
    }

    private static @Nullable BufferedImage read(String from) throws Misuse {
        try {
            return from.matches("\\w{2,}:.*") ? ImageIO.read(URI.create(from).toURL()) : ImageIO.read(new File(from));
        } catch (IOException | IllegalArgumentException e) {
            throw new Misuse("there is no picture at " + from);
        }
    }
}
