package dev.heddle.plot;

import java.util.List;

/// Shapes of one kind that share a line of the legend. Places are in the numbers of the figure's axes. Texts are plain:
/// the writers escape them.
public sealed interface Mark {
    /// The name in the legend; empty to stay out of it.
    String name();

    /// The ink that the legend shows.
    Ink ink();

    /// Bars along x, in lanes of y.
    ///
    /// @param thickness the share of the lane's height
    record Bars(String name, Ink ink, double thickness, List<Bar> bars) implements Mark {}

    /// One bar.
    ///
    /// @param lane its place on y
    /// @param label written in it where there is room
    /// @param hover shown when pointed at; lines end with `\n`
    record Bar(double lane, double from, double to, Ink ink, String label, String hover) {}

    /// Columns that stand on 0, one on each place of x.
    ///
    /// @param thickness the share of a place's width
    record Columns(String name, Ink ink, double thickness, List<Point> points) implements Mark {}

    /// Points joined in order.
    ///
    /// @param shape how neighbours are joined
    /// @param fill how the area down to 0 is coloured
    record Line(String name, Ink ink, Shape shape, Fill fill, List<Point> points) implements Mark {}

    /// Dots.
    record Points(String name, Ink ink, List<Point> points) implements Mark {}

    /// Words, each centred on its place.
    record Words(String name, Ink ink, List<Word> words) implements Mark {}

    /// One text and its place.
    record Word(double x, double y, String text, String hover) {}

    /// Arrows, each from a point to a point.
    record Arrows(String name, Ink ink, List<Arrow> arrows) implements Mark {}

    /// One arrow.
    record Arrow(double fromX, double fromY, double toX, double toY, String hover) {}

    /// A line across the figure at one place of an axis, with its label beside it.
    record Rule(String name, Ink ink, boolean upright, double at) implements Mark {}

    /// A place with what is shown when it is pointed at.
    record Point(double x, double y, String hover) {}

    /// How the area below a [Line] is coloured.
    enum Fill {
        /// Its outline only.
        NONE,
        /// So that what is behind shows.
        FAINT,
        /// With the ink's pattern.
        SOLID
    }

    /// How a [Line] gets from point to point.
    enum Shape {
        /// By a straight line.
        STRAIGHT,
        /// The value holds until the next point.
        STEPS
    }
}
