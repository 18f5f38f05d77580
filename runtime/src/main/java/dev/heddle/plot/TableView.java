package dev.heddle.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// A Tablesaw table as a notebook shows it: the first rows, and how many there are.
///
/// @param table what is shown
/// @param rows how many rows are shown at most
public record TableView(Table table, int rows) implements Shown {
    private static final int ROWS = 25;
    private static final int COLUMNS = 30;

    /// The first 25 rows.
    public TableView(Table table) {
        this(table, ROWS);
    }

    /// HTML and plain text.
    @Override
    public Map<String, Object> mimeBundle() {
        Map<String, Object> bundle = new LinkedHashMap<>();
        bundle.put("text/html", html());
        bundle.put("text/plain", table.first(Math.min(rows, table.rowCount())).print() + "\n" + size());
        return bundle;
    }

    /// The table as HTML without script or style sheet.
    public String html() {
        List<Column<?>> columns = new ArrayList<>(table.columns());
        boolean wide = columns.size() > COLUMNS;
        if (wide) columns = columns.subList(0, COLUMNS);
        StringBuilder out = new StringBuilder("<table><caption>");
        out.append(Markup.escape(table.name())).append(": ").append(size());
        if (wide) out.append(", the first ").append(COLUMNS).append(" shown");
        out.append("</caption><thead><tr>");
        for (Column<?> column : columns) cell(out, "th", column, column.name());
        out.append("</tr></thead><tbody>");
        for (int row = 0; row < Math.min(rows, table.rowCount()); row++) {
            out.append("<tr>");
            for (Column<?> column : columns) cell(out, "td", column, text(column, row));
            out.append("</tr>\n");
        }
        return out.append("</tbody></table>").toString();
    }

    private String size() {
        String all = Numbers.count(table.rowCount(), "row") + ", " + Numbers.count(table.columnCount(), "column");
        return table.rowCount() > rows ? all + "; the first " + rows + " rows shown" : all;
    }

    private static String text(Column<?> column, int row) {
        if (column.isMissing(row)) return "";
        if (column instanceof NumericColumn<?> && column.get(row) instanceof Long value) {
            return String.format(Locale.ROOT, "%,d", value);
        }
        return column.getString(row);
    }

    private static void cell(StringBuilder out, String tag, Column<?> column, String text) {
        String side = column instanceof NumericColumn<?> ? "right" : "left";
        out.append('<').append(tag).append(" style=\"text-align:").append(side).append("\">");
        out.append(Markup.escape(text)).append("</").append(tag).append('>');
    }
}
