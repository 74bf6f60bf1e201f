package descent.plot;

import descent.text.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A heat map in words: how large it is, its smallest and its largest number, what its sides are.
 *
 * @param rows the names of the rows, or none
 * @param columns the names of the columns, or none
 * @param x what the columns are, or empty
 * @param y what the rows are, or empty
 */
record HeatWords(double[][] values, String[] rows, String[] columns, String x, String y) {
    private static final Messages SAY = Messages.beside(HeatWords.class);

    String text() {
        List<String> parts = new ArrayList<>();
        double[] finite = all(true);
        if (finite.length == 0) {
            parts.add(SAY.get("heatEmpty", values.length, values[0].length));
        } else {
            double low = Arrays.stream(finite).min().getAsDouble();
            double high = Arrays.stream(finite).max().getAsDouble();
            int[] lowest = first(low);
            int[] highest = first(high);
            parts.add(
                    SAY.get(
                            "heat",
                            values.length,
                            values[0].length,
                            Numbers.text(low, 3),
                            Numbers.text(high, 3),
                            name(rows, lowest[0]),
                            name(columns, lowest[1]),
                            name(rows, highest[0]),
                            name(columns, highest[1])));
        }
        if (all(false).length > 0) {
            parts.add(SAY.get("heatOthers", all(false).length));
        }
        if (!x.isEmpty() && !y.isEmpty()) {
            parts.add(SAY.get("heatTitles", Labels.of(x), Labels.of(y)));
        }
        return String.join(" ", parts);
    }

    private double[] all(boolean finite) {
        return Arrays.stream(values)
                .flatMapToDouble(Arrays::stream)
                .filter(value -> Double.isFinite(value) == finite)
                .toArray();
    }

    /** Row and column of the first entry with a value that is there. */
    private int[] first(double value) {
        int r = 0;
        int c = 0;
        while (values[r][c] != value) {
            r += c + 1 == values[r].length ? 1 : 0;
            c = (c + 1) % values[0].length;
        }
        return new int[] {r, c};
    }

    private static String name(String[] names, int index) {
        return names.length > index ? Labels.of(names[index]) : String.valueOf(index + 1);
    }
}
