package dev.heddle.plot;

import dev.heddle.trace.Recording;
import java.math.BigDecimal;
import java.math.MathContext;

/// The unit in which a figure shows time, chosen so that its axis has few digits; or scheduling steps, where a virtual
/// clock stands still.
enum Clock {
    STEPS("", 1),
    NANOSECONDS("ns", 1),
    MICROSECONDS("µs", 1e3),
    MILLISECONDS("ms", 1e6),
    SECONDS("s", 1e9);

    private static final double SMALLEST_RANGE = 3;

    private final String unit;
    private final double nanos;

    Clock(String unit, double nanos) {
        this.unit = unit;
        this.nanos = nanos;
    }

    /// The unit for a recording's length.
    static Clock of(Recording recording) {
        if (recording.meta().virtualClock()) return STEPS;
        return of(recording.meta().end() - recording.meta().begin());
    }

    /// The unit for durations up to this one.
    static Clock of(long nanos) {
        for (Clock clock : new Clock[] {SECONDS, MILLISECONDS, MICROSECONDS}) {
            if (nanos >= SMALLEST_RANGE * clock.nanos) return clock;
        }
        return NANOSECONDS;
    }

    String axisTitle() {
        return this == STEPS ? "scheduling step" : "time (" + unit + ")";
    }

    String unit() {
        return unit;
    }

    /// Nanoseconds, or steps, in one of this unit.
    double nanos() {
        return nanos;
    }

    double value(long time) {
        return time / nanos;
    }

    /// A duration in the unit that fits it.
    String duration(long length) {
        if (this == STEPS) return Numbers.count(length, "step");
        Clock own = of(length);
        return own.number(length) + " " + own.unit;
    }

    /// A length of nanoseconds in two digits: `100 ns`, `1.6 µs`.
    static String round(double nanos) {
        double digits = new BigDecimal(nanos, new MathContext(2)).doubleValue();
        for (Clock clock : new Clock[] {SECONDS, MILLISECONDS, MICROSECONDS}) {
            if (digits >= clock.nanos) return Numbers.grouped(digits / clock.nanos) + " " + clock.unit;
        }
        return Numbers.grouped(digits) + " ns";
    }

    /// A stretch of time: from, to, length.
    String stretch(long from, long to) {
        return number(from) + "–" + number(to) + (this == STEPS ? "" : " " + unit + " (" + number(to - from) + ")");
    }

    private String number(long time) {
        return Numbers.grouped(value(time));
    }
}
