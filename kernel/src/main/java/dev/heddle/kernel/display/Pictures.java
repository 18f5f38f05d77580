package dev.heddle.kernel.display;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.util.Optional;
import javax.swing.ImageIcon;

/// Draws what AWT and Swing have into images.
final class Pictures {
    private static final int WIDTH = 400;
    private static final int HEIGHT = 300;

    private Pictures() {}

    /// Whether a value may be one, told without loading AWT.
    static boolean mayBe(Object value) {
        for (Class<?> type = value.getClass(); type != null; type = type.getSuperclass()) {
            String name = type.getName();
            if (name.startsWith("java.awt.") || name.startsWith("javax.swing.")) return true;
        }
        return false;
    }

    /// The value as an image, if it is one or can be drawn.
    static Optional<RenderedImage> of(Object value) {
        return switch (value) {
            case RenderedImage image -> Optional.of(image);
            case Image image -> Optional.of(drawn(image));
            case ImageIcon icon -> Optional.of(drawn(icon.getImage()));
            case Component component -> Optional.of(drawn(component));
            default -> Optional.empty();
        };
    }

    private static BufferedImage drawn(Image given) {
        Image loaded = new ImageIcon(given).getImage(); // waits until it is there
        int width = Math.max(1, loaded.getWidth(null));
        int height = Math.max(1, loaded.getHeight(null));
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        draw(image, graphics -> graphics.drawImage(loaded, 0, 0, null));
        return image;
    }

    private static BufferedImage drawn(Component component) {
        if (component.getWidth() <= 0 || component.getHeight() <= 0) {
            Dimension wanted = component.getPreferredSize();
            component.setSize(wanted.width > 1 ? wanted.width : WIDTH, wanted.height > 1 ? wanted.height : HEIGHT);
        }
        layOut(component);
        var image = new BufferedImage(component.getWidth(), component.getHeight(), BufferedImage.TYPE_INT_ARGB);
        draw(image, component::printAll);
        return image;
    }

    // A component that is in no window has never been laid out.
    private static void layOut(Component component) {
        component.doLayout();
        if (component instanceof Container container) {
            for (Component child : container.getComponents()) layOut(child);
        }
    }

    private static void draw(BufferedImage on, java.util.function.Consumer<Graphics2D> painting) {
        Graphics2D graphics = on.createGraphics();
        try {
            painting.accept(graphics);
        } finally {
            graphics.dispose();
        }
    }
}
