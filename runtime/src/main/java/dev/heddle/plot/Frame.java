package dev.heddle.plot;

import java.util.List;

/// The room around a figure's plot area, in pixels: for its title, legend and axes. Both pictures use it.
record Frame(int left, int top, int right, int bottom, int legendRows) {
    static final int SUBTITLE = 18;
    static final int LEGEND_ROW = 20;
    private static final int TITLE = 34;
    private static final int RIGHT = 20;
    private static final double EDGE = 0.97; // of the width
    private static final int BOTTOM = 52;
    private static final double CHARACTER = 6.7;
    private static final int SWATCH = 36;

    static Frame of(Figure figure) {
        int longest = figure.y().ticks().stream()
                .mapToInt(tick -> tick.label().length())
                .max()
                .orElse(1);
        int left = 16 + (int) (CHARACTER * longest) + (figure.y().title().isEmpty() ? 0 : 22);
        int right = right(figure.x());
        int rows = rows(named(figure), Figure.WIDTH - left - right);
        int top = TITLE + (figure.subtitle().isEmpty() ? 0 : SUBTITLE) + rows * LEGEND_ROW + 8;
        return new Frame(left, top, right, BOTTOM, rows);
    }

    /// Room for half of a label at the edge.
    private static int right(Axis x) {
        List<Axis.Tick> ticks = x.ticks();
        if (ticks.isEmpty() || x.position(ticks.getLast().at()) < EDGE) return RIGHT;
        return Math.max(
                RIGHT, 4 + (int) Math.ceil(CHARACTER * ticks.getLast().label().length() / 2));
    }

    /// The marks that the legend lists.
    static List<Mark> named(Figure figure) {
        return figure.marks().stream()
                .filter(mark -> !mark.name().isEmpty() && !(mark instanceof Mark.Rule || mark instanceof Mark.Words))
                .toList();
    }

    /// The width of a mark's line in the legend.
    static double legendWidth(Mark mark) {
        return SWATCH + CHARACTER * mark.name().length();
    }

    /// The width of a text in the small print of ticks and legend.
    static double width(String text) {
        return CHARACTER * text.length();
    }

    private static int rows(List<Mark> named, int room) {
        if (named.isEmpty()) return 0;
        int rows = 1;
        double x = 0;
        for (Mark mark : named) {
            double width = legendWidth(mark);
            if (x > 0 && x + width > room) {
                rows++;
                x = 0;
            }
            x += width;
        }
        return rows;
    }
}
