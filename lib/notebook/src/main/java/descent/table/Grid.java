package descent.table;

import descent.kernel.Showable;
import descent.plot.Numbers;
import descent.text.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Text in rows and columns, as HTML and as plain text in which the columns stand under each other,
 * Hangul being twice as wide as Latin. Of many rows or columns the first and the last are shown.
 */
public final class Grid implements Showable {
    private static final Messages SAY = Messages.beside(Grid.class);
    private static final int ROWS_HEAD = 12;
    private static final int ROWS_TAIL = 4;
    private static final int COLUMNS_HEAD = 9;
    private static final int COLUMNS_TAIL = 3;

    private final String caption;
    private final List<String> header;
    private final List<String[]> rows;
    private final boolean[] words;

    private Grid(String caption, List<String> header, List<String[]> rows, boolean[] words) {
        this.caption = caption;
        this.header = header;
        this.rows = rows;
        this.words = words;
    }

    /**
     * A table of numbers that are written out already.
     *
     * @param caption the line above, or empty
     * @param header the columns' names
     * @param rows the cells
     * @return its layout
     * @throws IllegalArgumentException if a row has more or fewer cells than there are names
     */
    public static Grid of(String caption, List<String> header, List<String[]> rows) {
        for (int r = 0; r < rows.size(); r++) {
            if (rows.get(r).length != header.size()) {
                int cells = rows.get(r).length;
                throw new IllegalArgumentException(SAY.get("cells", r + 1, cells, header.size()));
            }
        }
        List<String[]> shown = new ArrayList<>();
        for (int r : Tables.chosen(rows.size(), ROWS_HEAD, ROWS_TAIL)) {
            shown.add(r < 0 ? gap(header.size()) : rows.get(r));
        }
        return new Grid(caption, List.copyOf(header), shown, new boolean[header.size()]);
    }

    /**
     * A table of Tablesaw: its first and last rows and columns.
     *
     * @param table the table
     * @return its layout
     */
    public static Grid of(Table table) {
        List<Integer> columns = Tables.chosen(table.columnCount(), COLUMNS_HEAD, COLUMNS_TAIL);
        List<Integer> lines = Tables.chosen(table.rowCount(), ROWS_HEAD, ROWS_TAIL);
        List<String> header = new ArrayList<>();
        boolean[] words = new boolean[columns.size()];
        for (int c : columns) {
            words[header.size()] = c >= 0 && !(table.column(c) instanceof NumericColumn<?>);
            header.add(c < 0 ? "…" : table.column(c).name());
        }
        List<String[]> rows = new ArrayList<>();
        for (int r : lines) {
            String[] row = gap(columns.size());
            for (int k = 0; k < row.length && r >= 0; k++) {
                int c = columns.get(k);
                row[k] = c < 0 ? "…" : text(table.column(c), r);
            }
            rows.add(row);
        }
        boolean all = lines.size() == table.rowCount() && columns.size() == table.columnCount();
        String name = table.name() == null ? "" : table.name();
        String shape = all ? "" : SAY.get("shape", table.rowCount(), table.columnCount());
        String caption = name + (name.isEmpty() || all ? "" : ": ") + shape;
        return new Grid(caption, header, rows, words);
    }

    /**
     * A matrix: its first and last rows and columns.
     *
     * @param values the rows
     * @return its layout
     */
    public static Grid of(double[][] values) {
        int width = Arrays.stream(values).mapToInt(row -> row.length).max().orElse(0);
        List<Integer> columns = Tables.chosen(width, COLUMNS_HEAD, COLUMNS_TAIL);
        List<Integer> lines = Tables.chosen(values.length, ROWS_HEAD, ROWS_TAIL);
        List<String[]> rows = new ArrayList<>();
        for (int r : lines) {
            String[] row = gap(columns.size());
            for (int k = 0; k < row.length && r >= 0; k++) {
                int c = columns.get(k);
                row[k] = c < 0 ? "…" : c < values[r].length ? Numbers.text(values[r][c]) : "";
            }
            rows.add(row);
        }
        boolean all = lines.size() == values.length && columns.size() == width;
        String caption = all ? "" : SAY.get("shape", values.length, width);
        return new Grid(caption, List.of(), rows, new boolean[columns.size()]);
    }

    private static String[] gap(int width) {
        String[] row = new String[width];
        Arrays.fill(row, "⋮");
        return row;
    }

    private static String text(Column<?> column, int row) {
        if (column.isMissing(row)) {
            return "";
        }
        Object value = column.get(row);
        return value instanceof Number number
                ? Numbers.text(number.doubleValue())
                : String.valueOf(value);
    }

    @Override
    public String html() {
        StringBuilder html = new StringBuilder("<table>");
        if (!caption.isEmpty()) {
            html.append("<caption>").append(escaped(caption)).append("</caption>");
        }
        if (!header.isEmpty()) {
            html.append("<thead><tr>");
            for (int k = 0; k < header.size(); k++) {
                html.append("<th scope=\"col\"").append(align(k)).append(escaped(header.get(k)));
                html.append("</th>");
            }
            html.append("</tr></thead>");
        }
        html.append("<tbody>");
        for (String[] row : rows) {
            html.append("<tr>");
            for (int k = 0; k < row.length; k++) {
                html.append("<td").append(align(k)).append(escaped(row[k])).append("</td>");
            }
            html.append("</tr>");
        }
        return html.append("</tbody></table>").toString();
    }

    private String align(int column) {
        return " style=\"text-align:" + (words[column] ? "left" : "right") + "\">";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public String plain() {
        List<String[]> lines = new ArrayList<>();
        if (!header.isEmpty()) {
            lines.add(header.toArray(new String[0]));
        }
        lines.addAll(rows);
        int[] widths = new int[words.length];
        for (String[] line : lines) {
            for (int k = 0; k < line.length; k++) {
                widths[k] = Math.max(widths[k], width(line[k]));
            }
        }
        List<String> text = new ArrayList<>(caption.isEmpty() ? List.of() : List.of(caption));
        for (String[] line : lines) {
            StringBuilder out = new StringBuilder();
            for (int k = 0; k < line.length; k++) {
                String blanks = " ".repeat(widths[k] - width(line[k]));
                out.append(k == 0 ? "" : "  ");
                out.append(words[k] ? line[k] + blanks : blanks + line[k]);
            }
            text.add(out.toString().stripTrailing());
        }
        return String.join("\n", text);
    }

    /** Columns of a terminal: Hangul and other wide signs take two, combining signs none. */
    private static int width(String text) {
        return text.codePoints()
                .map(c -> Character.getType(c) == Character.NON_SPACING_MARK ? 0 : wide(c) ? 2 : 1)
                .sum();
    }

    private static boolean wide(int c) {
        return c >= 0x1100 && c <= 0x115F
                || c >= 0x2E80 && c <= 0xA4CF
                || c >= 0xAC00 && c <= 0xD7A3
                || c >= 0xF900 && c <= 0xFAFF
                || c >= 0xFF00 && c <= 0xFF60;
    }

    @Override
    public String toString() {
        return plain();
    }
}
