package descent.data;

import descent.text.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A table from a file of comma-separated values, plain or packed by gzip.
 *
 * <p>The first line names the columns; each other line is a row. The text is UTF-8. A field may
 * stand in quotation marks; inside, a comma is a comma and two quotation marks are one. A field
 * does not run over the end of a line. Empty lines at the end are left out. {@code NA} or nothing
 * is a missing value.
 *
 * <p>What a file has wrong is one sentence with the file, the line and what was expected.
 */
public final class Csv {
    private static final Messages SAY = Messages.beside(Csv.class);

    private final String file;
    private final List<String> columns;
    private final List<List<String>> rows;

    private Csv(String file, List<String> columns, List<List<String>> rows) {
        this.file = file;
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * Reads a file.
     *
     * @param file where it lies; {@code .csv} or {@code .csv.gz}
     * @return the table
     * @throws IllegalArgumentException if it is not such a table; the message names the line
     * @throws IOException if it cannot be read; if there is no such file, the message also names
     *     the folder in which it was looked for
     */
    public static Csv read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String name = String.valueOf(file.getFileName());
            return parse(name, Gzip.read(name, in));
        } catch (NoSuchFileException e) {
            String reason = SAY.get("nowhere", Path.of("").toAbsolutePath());
            throw new NoSuchFileException(file.toString(), null, reason);
        }
    }

    /** A file that ships with the course, by its place below this package. */
    static Csv resource(String path) {
        return parse(path.substring(path.lastIndexOf('/') + 1), Gzip.resource(path));
    }

    /** The table in some bytes. */
    static Csv parse(String file, byte[] bytes) {
        String text = decode(file, bytes);
        String[] lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\r?\n");
        List<String> columns = fields(file, 1, lines[0]);
        for (int c = 0; c < columns.size(); c++) {
            if (columns.get(c).isEmpty() || columns.indexOf(columns.get(c)) < c) {
                throw bad(file, 1, "column", c + 1, columns.get(c));
            }
        }
        List<List<String>> rows = new ArrayList<>();
        for (int k = 1; k < lines.length; k++) {
            List<String> row = fields(file, k + 1, lines[k]);
            if (row.size() != columns.size()) {
                throw bad(file, k + 1, "fields", columns.size(), row.size());
            }
            rows.add(row);
        }
        if (rows.isEmpty()) {
            throw bad(file, 2, "empty");
        }
        return new Csv(file, columns, List.copyOf(rows));
    }

    private static String decode(String file, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(SAY.get("utf8", file), e);
        }
    }

    private static List<String> fields(String file, int line, String text) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        if (quoted) {
            throw bad(file, line, "quote");
        }
        fields.add(field.toString());
        return List.copyOf(fields);
    }

    private static IllegalArgumentException bad(String file, int line, String key, Object... what) {
        return new IllegalArgumentException(SAY.get("at", file, line, SAY.get(key, what)));
    }

    /**
     * The names of the columns.
     *
     * @return the first line of the file
     */
    public List<String> columns() {
        return columns;
    }

    /**
     * The number of rows.
     *
     * @return without the first line
     */
    public int rows() {
        return rows.size();
    }

    /**
     * A column as it is written.
     *
     * @param column its name
     * @return one entry per row
     * @throws IllegalArgumentException if there is no such column
     */
    public List<String> texts(String column) {
        int c = index(column);
        return rows.stream().map(row -> row.get(c)).toList();
    }

    /**
     * A column of numbers.
     *
     * @param column its name
     * @return one entry per row; NaN where the value is missing
     * @throws IllegalArgumentException if there is no such column, or a field is not a number
     */
    public double[] numbers(String column) {
        int c = index(column);
        double[] numbers = new double[rows.size()];
        for (int r = 0; r < numbers.length; r++) {
            numbers[r] = number(r, c);
        }
        return numbers;
    }

    /**
     * Several columns of numbers, row by row.
     *
     * @param names the names of the columns
     * @return one array per row; NaN where a value is missing
     * @throws IllegalArgumentException if there is no such column, or a field is not a number
     */
    public double[][] numbers(List<String> names) {
        int[] c = names.stream().mapToInt(this::index).toArray();
        double[][] numbers = new double[rows.size()][c.length];
        for (int r = 0; r < numbers.length; r++) {
            for (int k = 0; k < c.length; k++) {
                numbers[r][k] = number(r, c[k]);
            }
        }
        return numbers;
    }

    /**
     * A column of whole numbers in a range, none missing.
     *
     * @param column its name
     * @param least the smallest number allowed
     * @param most the largest number allowed
     * @return one entry per row
     * @throws IllegalArgumentException if there is no such column, or a field is not such a number
     */
    public int[] integers(String column, int least, int most) {
        int c = index(column);
        int[] numbers = new int[rows.size()];
        for (int r = 0; r < numbers.length; r++) {
            double number = number(r, c);
            if (!(number >= least && number <= most && number == Math.rint(number))) {
                throw bad(file, r + 2, "integer", column, least, most, rows.get(r).get(c));
            }
            numbers[r] = (int) number;
        }
        return numbers;
    }

    private double number(int r, int c) {
        String text = rows.get(r).get(c).strip();
        if (text.isEmpty() || text.equals("NA")) {
            return Double.NaN;
        }
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the sentence below says more than the exception
        }
        throw bad(file, r + 2, "number", columns.get(c), text);
    }

    private int index(String column) {
        int c = columns.indexOf(column);
        if (c < 0) {
            String names = String.join(", ", columns.subList(0, Math.min(20, columns.size())));
            throw bad(file, 1, "noColumn", column, names + (columns.size() > 20 ? ", ..." : ""));
        }
        return c;
    }
}
