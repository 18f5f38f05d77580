package dev.heddle.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// Numbers as people read them.
final class Numbers {
    private Numbers() {}

    /// Up to six significant digits, thousands grouped, no trailing zeros.
    static String grouped(double value) {
        BigDecimal rounded = new BigDecimal(value, new MathContext(6, RoundingMode.HALF_EVEN)).stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded);
    }

    /// As few characters as keep a number of this size apart from its neighbours: for coordinates in files.
    static String terse(double value, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
        if (rounded.signum() == 0) return "0";
        return rounded.stripTrailingZeros().toPlainString();
    }

    /// A share in whole percent.
    static String percent(long part, long whole) {
        return whole > 0 ? Math.round(100.0 * part / whole) + " %" : "0 %";
    }

    /// `1 switch`, `2 switches`, `1 ms`: a number and the unit that an axis is called after.
    static String amount(double value, String unit) {
        String one = unit.matches(".*[a-z]{3}s") ? unit.replaceFirst("(?<=ch|sh|x|ss)es$|s$", "") : unit;
        return grouped(value) + " " + (value == 1 ? one : unit);
    }

    /// `1 span`, `2 spans`, `1,234 accesses`.
    static String count(long n, String noun) {
        String plural = noun.endsWith("s") ? "es" : "s";
        return String.format(Locale.ROOT, "%,d %s%s", n, noun, n == 1 ? "" : plural);
    }
}
