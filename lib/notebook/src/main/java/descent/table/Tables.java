package descent.table;

import descent.data.Csv;
import descent.optim.State;
import descent.optim.Trace;
import descent.plot.Labels;
import descent.plot.Numbers;
import descent.text.Messages;
import descent.text.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Tables for Tablesaw made from what the library computes. */
public final class Tables {
    private static final Messages SAY = Messages.beside(Tables.class);
    private static final int COORDINATES = 6;
    private static final int HEAD = 10;
    private static final int TAIL = 3;

    private Tables() {}

    /**
     * A run as a table: one row per recorded state with its time, the coordinates, f and the length
     * of the way from the state before.
     *
     * @param run the run
     * @return a table with the columns t, x₁, x₂, ... (the first six), f, ‖Δx‖
     */
    public static Table of(Trace run) {
        double[][] path = run.path();
        int n = path[0].length;
        double[] times = run.times();
        List<Column<?>> columns = new ArrayList<>();
        boolean whole = Arrays.stream(times).allMatch(t -> t == Math.rint(t));
        columns.add(
                whole
                        ? IntColumn.create(
                                "t", Arrays.stream(times).mapToInt(t -> (int) t).toArray())
                        : DoubleColumn.create("t", times));
        for (int i = 0; i < Math.min(COORDINATES, n); i++) {
            columns.add(
                    DoubleColumn.create(
                            n == 1 ? "x" : "x" + Numbers.subscript(i + 1), column(path, i)));
        }
        columns.add(DoubleColumn.create("f", run.values()));
        double[] lengths = new double[path.length];
        lengths[0] = Double.NaN;
        System.arraycopy(run.stepLengths(), 0, lengths, 1, path.length - 1);
        columns.add(DoubleColumn.create("‖Δx‖", lengths));
        return Table.create(Labels.of(run.name())).addColumns(columns.toArray(new Column<?>[0]));
    }

    /**
     * Rows of numbers as a table with named columns.
     *
     * @param rows the rows, all of one length
     * @param names the names of the columns; those that are missing are 1, 2, 3, ...
     * @return the table
     * @throws IllegalArgumentException if the rows differ in length, if there are more names than
     *     columns, or if a name occurs twice; x and X are one name
     */
    public static Table of(double[][] rows, String... names) {
        Table table = Table.create("");
        int n = rows.length == 0 ? names.length : rows[0].length;
        for (int r = 0; r < rows.length; r++) {
            Require.length("rows[" + r + "]", rows[r], n);
        }
        Require.within("names.length", names.length, 0, n);
        for (int i = 0; i < n; i++) {
            String name = i < names.length ? Labels.of(names[i]) : String.valueOf(i + 1);
            add(table, DoubleColumn.create(name, column(rows, i)));
        }
        return table;
    }

    /** Adds a column whose name Tablesaw can tell from the others: it takes X for x. */
    private static void add(Table table, Column<?> column) {
        for (String there : table.columnNames()) {
            if (there.equalsIgnoreCase(column.name())) {
                throw new IllegalArgumentException(SAY.get("twice", there, column.name()));
            }
        }
        table.addColumns(column);
    }

    /**
     * A data file as it is: columns of numbers and columns of text.
     *
     * @param file a data set of the course, for example {@code Digits.csv()}
     * @return the table; a column in which every entry is a number or missing is one of numbers
     * @throws IllegalArgumentException if two columns have one name; x and X are one name
     */
    public static Table of(Csv file) {
        Table table = Table.create("");
        for (String name : file.columns()) {
            add(table, column(file, name));
        }
        return table;
    }

    private static Column<?> column(Csv file, String name) {
        double[] numbers;
        try {
            numbers = file.numbers(name);
        } catch (IllegalArgumentException text) {
            return StringColumn.create(name, file.texts(name));
        }
        boolean whole = Arrays.stream(numbers).allMatch(x -> x == (int) x);
        return whole
                ? IntColumn.create(name, Arrays.stream(numbers).mapToInt(x -> (int) x).toArray())
                : DoubleColumn.create(name, numbers);
    }

    /**
     * A state as a table: one row per coordinate with θ and the slots.
     *
     * @param state the state
     * @return its layout
     */
    public static Grid of(State state) {
        List<String> header = new ArrayList<>(List.of("i", "θ"));
        header.addAll(state.names());
        double[] theta = state.theta();
        double[][] slots = state.slotValues();
        List<String[]> rows = new ArrayList<>();
        for (int i = 0; i < theta.length; i++) {
            String[] row = new String[2 + slots.length];
            row[0] = String.valueOf(i + 1);
            row[1] = Numbers.text(theta[i]);
            for (int k = 0; k < slots.length; k++) {
                row[2 + k] = Numbers.text(slots[k][i]);
            }
            rows.add(row);
        }
        return Grid.of("t = " + state.t(), header, rows);
    }

    /**
     * Numbers in one line; of a long array the beginning, the end and the length.
     *
     * @param values the numbers
     * @return for example {@code [1, 0.8, 0.64]}
     */
    public static String line(double... values) {
        List<String> texts = new ArrayList<>();
        for (int i : chosen(values.length, HEAD, TAIL)) {
            texts.add(i < 0 ? "…" : Numbers.text(values[i]));
        }
        String length = texts.size() < values.length ? " (n = " + values.length + ")" : "";
        return "[" + String.join(", ", texts) + "]" + length;
    }

    /**
     * Whole numbers in one line; of a long array the beginning, the end and the length.
     *
     * @param values the numbers
     * @return for example {@code [3, 1, 2]}
     */
    public static String line(int... values) {
        return line(Arrays.stream(values).asDoubleStream().toArray());
    }

    /** All indices below count, or the first and the last with −1 for the gap between them. */
    static List<Integer> chosen(int count, int head, int tail) {
        List<Integer> indices = new ArrayList<>();
        boolean all = count <= head + tail + 1;
        for (int i = 0; i < count; i++) {
            if (all || i < head || i >= count - tail) {
                indices.add(i);
            } else if (i == head) {
                indices.add(-1);
            }
        }
        return indices;
    }

    private static double[] column(double[][] rows, int i) {
        return Arrays.stream(rows).mapToDouble(row -> row[i]).toArray();
    }
}
