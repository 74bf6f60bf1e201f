package descent.bench;

import descent.plot.Bars;
import descent.plot.Curves;
import descent.plot.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws the figures of the report from small tables of text, one per figure.
 *
 * <pre>
 *   bars;x title;y title             curves;x title;y title          (both axes logarithmic)
 *   group;series;value               series;x;value
 * </pre>
 */
public final class Charts {
    private Charts() {}

    /**
     * Draws each table named {@code *.csv} of a folder as a PNG file beside it.
     *
     * @param arguments the folder
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        try (var files = Files.list(Path.of(arguments[0]))) {
            for (Path table : files.filter(f -> f.toString().endsWith(".csv")).sorted().toList()) {
                Figure figure = draw(Files.readAllLines(table));
                String name = table.toString().replace(".csv", ".png");
                Files.write(Path.of(name), figure.picture().png());
                Files.writeString(Path.of(name.replace(".png", ".txt")), figure.alt() + "\n");
            }
        }
    }

    private static Figure draw(List<String> lines) {
        String[] head = lines.get(0).split(";");
        List<String[]> rows = lines.stream().skip(1).map(l -> l.split(";")).toList();
        return head[0].equals("bars") ? bars(head, rows) : curves(head, rows);
    }

    private static Figure bars(String[] head, List<String[]> rows) {
        String[] groups = rows.stream().map(r -> r[0]).distinct().toArray(String[]::new);
        Bars bars = Figure.bars(head[1], head[2], groups).ratios();
        for (String name : rows.stream().map(r -> r[1]).distinct().toList()) {
            Map<String, Double> values = new LinkedHashMap<>();
            rows.stream()
                    .filter(r -> r[1].equals(name))
                    .forEach(r -> values.put(r[0], Double.valueOf(r[2])));
            double[] all = new double[groups.length];
            for (int k = 0; k < all.length; k++) {
                all[k] = values.getOrDefault(groups[k], Double.NaN);
            }
            bars.add(name, all);
        }
        return bars;
    }

    private static Figure curves(String[] head, List<String[]> rows) {
        Curves curves = Figure.curves(head[1], head[2]).logX().logY();
        for (String name : rows.stream().map(r -> r[0]).distinct().toList()) {
            List<String[]> mine = rows.stream().filter(r -> r[0].equals(name)).toList();
            double[] x = mine.stream().mapToDouble(r -> Double.parseDouble(r[1])).toArray();
            double[] y = mine.stream().mapToDouble(r -> Double.parseDouble(r[2])).toArray();
            curves.line(name, x, y);
        }
        return curves;
    }
}
