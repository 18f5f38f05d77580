package dev.heddle.plot;

import java.util.Arrays;
import java.util.List;

/// Equal stretches of numbers, each open at its upper end, that hold all given values.
///
/// @param start where the first begins
/// @param size the length of each, a round number
/// @param counts how many values fall into each
record Bins(double start, double size, List<Long> counts) {
    private static final int MOST = 60;

    /// About `wanted` bins; 0 chooses by the square root of the number of values.
    static Bins of(List<Double> values, int wanted) {
        double low = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double high = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        int about = wanted > 0 ? Math.min(wanted, MOST) : (int) Math.clamp(Math.sqrt(values.size()), 1, MOST);
        double size = high > low ? round((high - low) / about) : 1;
        double start = Math.floor(low / size) * size;
        long[] counts = new long[(int) Math.floor((high - start) / size) + 1];
        for (double value : values) counts[(int) Math.floor((value - start) / size)]++;
        return new Bins(start, size, Arrays.stream(counts).boxed().toList());
    }

    double from(int bin) {
        return start + bin * size;
    }

    double end() {
        return from(counts.size());
    }

    /// 1, 2 or 5 times a power of ten, whichever is nearest above.
    private static double round(double size) {
        double power = Math.pow(10, Math.floor(Math.log10(size)));
        double digits = size / power;
        return power * (digits <= 1 ? 1 : digits <= 2 ? 2 : digits <= 5 ? 5 : 10);
    }
}
