package dev.heddle.plot;

import java.util.LinkedHashMap;
import java.util.Map;

/// The patterns and arrow heads that one SVG file has to define.
final class Inks {
    private final Map<Ink, String> patterns = new LinkedHashMap<>();
    private final Map<String, String> heads = new LinkedHashMap<>();

    /// The fill of an ink: a colour, or a pattern defined in this file.
    String fill(Ink ink) {
        if (ink.pattern() == Ink.Pattern.PLAIN) return ink.colour();
        return "url(#" + patterns.computeIfAbsent(ink, _ -> "p" + patterns.size()) + ")";
    }

    /// The attribute that puts an arrow head at the end of a line.
    String head(Ink ink) {
        return " marker-end=\"url(#" + heads.computeIfAbsent(ink.colour(), _ -> "h" + heads.size()) + ")\"";
    }

    /// The attribute that dashes a line as Plotly does by this ink.
    String dashes(Ink ink) {
        return switch (ink.dashes()) {
            case "dash" -> " stroke-dasharray=\"9 6\"";
            case "dot" -> " stroke-dasharray=\"2 3\"";
            case "dashdot" -> " stroke-dasharray=\"9 4 2 4\"";
            default -> "";
        };
    }

    /// All that was asked for.
    String definitions() {
        StringBuilder out = new StringBuilder();
        patterns.forEach((ink, id) -> out.append("<pattern id=\"")
                .append(id)
                .append("\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><path fill=\"")
                .append(ink.colour())
                .append("\" d=\"M0 0h6v6h-6z\"/><path fill=\"none\" stroke=\"")
                .append(ink.shade())
                .append("\" stroke-opacity=\".5\" stroke-width=\"1.5\" d=\"")
                .append(strokes(ink.pattern()))
                .append("\"/></pattern>"));
        heads.forEach((colour, id) -> out.append("<marker id=\"")
                .append(id)
                .append("\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\"")
                .append(" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path fill=\"")
                .append(colour)
                .append("\" d=\"M0 0L8 4L0 8z\"/></marker>"));
        return out.toString();
    }

    private static String strokes(Ink.Pattern pattern) {
        return switch (pattern) {
            case PLAIN -> "";
            case RISING -> "M-1 7L7 -1";
            case FALLING -> "M-1 -1L7 7";
            case CROSSED -> "M-1 7L7 -1M-1 -1L7 7";
            case DOTTED -> "M2 3h1.5";
            case FLAT -> "M0 3h6";
            case UPRIGHT -> "M3 0v6";
            case GRID -> "M0 3h6M3 0v6";
        };
    }
}
