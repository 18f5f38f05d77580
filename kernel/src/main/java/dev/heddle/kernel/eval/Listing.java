package dev.heddle.kernel.eval;

import java.util.LinkedHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text of the latest cells, by line; those too long to be read are left out. Any thread.
final class Listing {
    private static final int MOST = 500; // cells, so that a long session does not grow
    private static final int LONGEST = 1 << 16; // of a cell that is kept; in UTF-16 units
    private static final Pattern PLACE = Pattern.compile(Pattern.quote(Position.CELL) + "(\\d{1,9})]:(\\d{1,9})");

    private final LinkedHashMap<Integer, String> cells =
            new LinkedHashMap<>(); // guarded by this; by number, oldest first

    synchronized void add(Cell cell) {
        if (cell.code().length() > LONGEST) return;
        cells.putLast(cell.number(), cell.code());
        if (cells.size() > MOST) cells.pollFirstEntry();
    }

    /// The line at a [Position], or an empty text.
    synchronized String line(String position) {
        Matcher place = PLACE.matcher(position);
        if (!place.matches()) return "";
        String code = cells.getOrDefault(Integer.parseInt(place.group(1)), "");
        return code.lines()
                .skip(Math.max(0, Integer.parseInt(place.group(2)) - 1))
                .findFirst()
                .orElse("");
    }
}
