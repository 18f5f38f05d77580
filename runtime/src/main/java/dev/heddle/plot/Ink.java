package dev.heddle.plot;

/// How an area is filled: a colour, and a pattern that tells it apart where the colour does not, as in grey print.
///
/// @param colour as `#rrggbb`
/// @param pattern drawn over the colour
public record Ink(String colour, Pattern pattern) {
    /// Marks in the mark's own shade, darker than its colour.
    public enum Pattern {
        PLAIN(""),
        RISING("/"),
        FALLING("\\"),
        CROSSED("x"),
        DOTTED("."),
        FLAT("-"),
        UPRIGHT("|"),
        GRID("+");

        private final String plotly;

        Pattern(String plotly) {
            this.plotly = plotly;
        }

        /// The pattern's name in Plotly.
        String plotly() {
            return plotly;
        }
    }

    /// A plain colour.
    public static Ink of(String colour) {
        return new Ink(colour, Pattern.PLAIN);
    }

    /// The colour of writing on this ink: whichever of black and white contrasts more (WCAG 2 luminance).
    String writing() {
        return luminance() > 0.18 ? "#000000" : "#ffffff";
    }

    /// The colour of the pattern's strokes: half as bright.
    String shade() {
        return String.format("#%02x%02x%02x", channel(0) / 2, channel(1) / 2, channel(2) / 2);
    }

    /// How a line in this ink is dashed, in Plotly's words.
    String dashes() {
        return switch (pattern) {
            case PLAIN -> "solid";
            case RISING, FALLING -> "dash";
            case DOTTED, CROSSED -> "dot";
            case FLAT, UPRIGHT, GRID -> "dashdot";
        };
    }

    private double luminance() {
        return 0.2126 * linear(channel(0)) + 0.7152 * linear(channel(1)) + 0.0722 * linear(channel(2));
    }

    private int channel(int i) {
        return Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
