package dev.heddle.kernel.display;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How much of a collection its table shows, and how, under the names that rapaio's kernel has for this. A change holds
/// for all cells from then on. Any thread.
///
/// Only what has an effect here is an option; what else rapaio's kernel has is refused with a sentence.
public final class Options {
    static final Options OF_NOTEBOOK = new Options();

    private static final String ROWS = "display.maxRows";
    private static final String COLUMNS = "display.maxCols";
    private static final String LETTERS = "display.maxColWidth";
    private static final String NUMBERED = "display.showIndex";
    private static final String MISSING = "display.format.na";

    // Invariant: the keys never change; a number is not negative, a truth is true or false.
    private final Map<String, String> values = new TreeMap<>(
            Map.of(ROWS, "50", COLUMNS, "30", LETTERS, "200", NUMBERED, "false", MISSING, "null")); // guarded by this

    private final Display display = new Display();
    private final Format format = new Format();

    Options() {}

    /// The value of an option.
    ///
    /// @param key its full name, such as `display.maxRows`
    /// @throws IllegalArgumentException if there is no such option
    public synchronized String get(String key) {
        String value = values.get(key);
        if (value == null)
            throw new IllegalArgumentException(
                    "there is no option " + key + " here; there are " + String.join(", ", values.keySet()));
        return value;
    }

    /// Changes an option.
    ///
    /// @param key its full name, such as `display.maxRows`
    /// @throws IllegalArgumentException if there is no such option, or the value is none for it
    public synchronized void set(String key, String value) {
        get(key);
        boolean fits = switch (key) {
            case MISSING -> true;
            case NUMBERED -> value.matches("true|false");
            default -> value.matches("\\d{1,9}");
        };
        if (!fits) {
            String what = key.equals(NUMBERED) ? "true or false" : "a number, 0 for all";
            throw new IllegalArgumentException(key + " is " + what + ", not " + value);
        }
        values.put(key, value);
    }

    /// The options of tables, by methods.
    public Display display() {
        return display;
    }

    /// All options and their values, a line each.
    @Override
    public synchronized String toString() {
        return values.entrySet().stream()
                .map(e -> e.getKey() + " = " + e.getValue())
                .collect(Collectors.joining("\n"));
    }

    private int number(String key) {
        return Integer.parseInt(get(key));
    }

    private int limit(String key) {
        int number = number(key);
        return number == 0 ? Integer.MAX_VALUE : number;
    }

    int rows() {
        return limit(ROWS);
    }

    int columns() {
        return limit(COLUMNS);
    }

    int letters() {
        return limit(LETTERS);
    }

    /// Options of tables.
    public final class Display {
        private Display() {}

        /// How many rows are shown; 0 for all.
        public int maxRows() {
            return number(ROWS);
        }

        /// Sets how many rows are shown; 0 for all.
        public void maxRows(int rows) {
            set(ROWS, "" + rows);
        }

        /// How many columns are shown; 0 for all.
        public int maxCols() {
            return number(COLUMNS);
        }

        /// Sets how many columns are shown; 0 for all.
        public void maxCols(int columns) {
            set(COLUMNS, "" + columns);
        }

        /// How many characters of a value are shown; 0 for all.
        public int maxColWidth() {
            return number(LETTERS);
        }

        /// Sets how many characters of a value are shown; 0 for all.
        public void maxColWidth(int characters) {
            set(LETTERS, "" + characters);
        }

        /// Whether rows are numbered, from 0.
        public boolean showIndex() {
            return Boolean.parseBoolean(get(NUMBERED));
        }

        /// Sets whether rows are numbered.
        public void showIndex(boolean numbered) {
            set(NUMBERED, "" + numbered);
        }

        /// The options of single values.
        public Format format() {
            return format;
        }
    }

    /// Options of single values.
    public final class Format {
        private Format() {}

        /// What stands for null.
        public String na() {
            return get(MISSING);
        }

        /// Sets what stands for null.
        public void na(String text) {
            set(MISSING, text);
        }
    }
}
