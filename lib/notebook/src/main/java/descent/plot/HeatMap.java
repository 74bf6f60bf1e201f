package descent.plot;

import descent.text.Require;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.TextLayout;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** A matrix as coloured squares with a scale beside it; see {@link Figure#heatMap}. */
public final class HeatMap extends Figure {
    private static final Font SMALL = Style.font(12);
    private static final double LARGEST_CELL = 56;
    private static final double NUMBERS_FROM = 30;
    private static final double WIDEST_NAME = 240;

    private final double[][] values;
    private Shades shades;
    private String[] rowNames = {};
    private String[] columnNames = {};
    private String xTitle = "";
    private String yTitle = "";

    HeatMap(double[][] values) {
        Require.within("values.length", values.length, 1, 4096);
        Require.within("values[0].length", values[0].length, 1, 4096);
        this.values = new double[values.length][];
        for (int r = 0; r < values.length; r++) {
            this.values[r] =
                    Require.length("values[" + r + "]", values[r], values[0].length).clone();
        }
        shades = Shades.of(this.values);
    }

    /**
     * The numbers at the ends of the scale of colours, the same in figures that are compared.
     *
     * @param low the lower one
     * @param high the higher one; beyond the ends the colour no longer changes
     * @return this figure
     * @throws IllegalArgumentException unless both are finite and {@code low < high}
     */
    public HeatMap scale(double low, double high) {
        Range.checked(low, high);
        shades = new Shades(low, high);
        changed();
        return this;
    }

    /**
     * Names of the rows.
     *
     * @param names one per row
     * @return this figure
     * @throws IllegalArgumentException if there are more or fewer
     */
    public HeatMap rows(String... names) {
        rowNames = names(names, values.length);
        changed();
        return this;
    }

    /**
     * Names of the columns.
     *
     * @param names one per column
     * @return this figure
     * @throws IllegalArgumentException if there are more or fewer
     */
    public HeatMap columns(String... names) {
        columnNames = names(names, values[0].length);
        changed();
        return this;
    }

    /**
     * What the columns and the rows are.
     *
     * @param x the title below
     * @param y the title at the left
     * @return this figure
     */
    public HeatMap titles(String x, String y) {
        xTitle = x;
        yTitle = y;
        changed();
        return this;
    }

    @Override
    BufferedImage paint() {
        int rows = values.length;
        int columns = values[0].length;
        ScaleBar scale = new ScaleBar(shades);
        double widest = Math.min(WIDEST_NAME, widest(rowNames));
        double left = 14 + widest + (widest > 0 ? 8 : 0) + (yTitle.isEmpty() ? 0 : 22);
        double top = 14;
        double cell =
                Math.min(
                        LARGEST_CELL,
                        Math.min((Style.WIDTH - left - scale.room()) / columns, 420.0 / rows));
        double below = 14 + roomForColumnNames(cell) + (xTitle.isEmpty() ? 0 : 22);
        int width = (int) Math.ceil(left + columns * cell + scale.room());
        int height = (int) Math.ceil(Math.max(120, top + rows * cell + below));
        BufferedImage image =
                new BufferedImage(
                        width * Style.DENSITY, height * Style.DENSITY, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Style.PAPER);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.scale(Style.DENSITY, Style.DENSITY);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                g.setColor(shades.color(values[r][c]));
                g.fill(new Rectangle2D.Double(left + c * cell, top + r * cell, cell, cell));
            }
        }
        Sheet.smooth(g);
        g.setColor(Style.QUIET);
        g.setStroke(new BasicStroke(1));
        g.draw(new Rectangle2D.Double(left, top, columns * cell, rows * cell));
        drawNumbers(g, left, top, cell);
        drawNames(g, left, top, cell);
        drawTitles(g, left + columns * cell / 2, top + rows * cell / 2, cell, width, height);
        scale.draw(g, left + columns * cell + 18, top, Math.max(90, rows * cell));
        g.dispose();
        return image;
    }

    private void drawNumbers(Graphics2D g, double left, double top, double cell) {
        if (cell < NUMBERS_FROM) {
            return;
        }
        for (int r = 0; r < values.length; r++) {
            for (int c = 0; c < values[r].length; c++) {
                String text = Numbers.text(values[r][c], cell < 44 ? 2 : 3);
                Font font = Style.font(12);
                double wide = Pen.width(text, font);
                font = wide > cell - 4 ? font.deriveFont((float) (12 * (cell - 4) / wide)) : font;
                g.setColor(Shades.on(shades.color(values[r][c])));
                new TextLayout(text, font, g.getFontRenderContext())
                        .draw(
                                g,
                                (float) (left + (c + 0.5) * cell - Pen.width(text, font) / 2),
                                (float) (top + (r + 0.5) * cell + 4.3));
            }
        }
    }

    private void drawNames(Graphics2D g, double left, double top, double cell) {
        double bottom = top + values.length * cell;
        int everyRow = (int) Math.max(1, Math.ceil(14 / cell));
        for (int r = 0; r < rowNames.length; r += everyRow) {
            String name = Pen.fit(Labels.of(rowNames[r]), SMALL, WIDEST_NAME);
            Pen.words(g, name, SMALL, left - 8, top + (r + 0.5) * cell, 1, Style.QUIET);
        }
        double widest = widest(columnNames);
        boolean twoLines = onTwoLines(cell);
        int everyColumn = twoLines ? 1 : (int) Math.max(1, Math.ceil((widest + 4) / cell));
        double room = columnNames.length * cell + 16; // a name may be wider than all columns
        for (int c = 0; c < columnNames.length; c += everyColumn) {
            String name = Pen.fit(Labels.of(columnNames[c]), SMALL, room);
            double x = Math.max(left + (c + 0.5) * cell, 4 + Pen.width(name, SMALL) / 2);
            double y = bottom + (twoLines && c % 2 == 1 ? 29 : 13);
            Pen.words(g, name, SMALL, x, y, 0.5, Style.QUIET);
        }
    }

    /** The titles in the middle of the sides; x and y is the middle of the map. */
    private void drawTitles(
            Graphics2D g, double x, double y, double cell, double width, double height) {
        Font font = Style.font(14);
        String below = Pen.fit(Labels.of(xTitle), font, 2 * Math.min(x, width - x) - 8);
        String left = Pen.fit(Labels.of(yTitle), font, 2 * Math.min(y, height - y) - 8);
        double bottom = y + values.length * cell / 2 + 14 + Math.max(2, roomForColumnNames(cell));
        Pen.words(g, below, font, x, bottom, 0.5, Style.INK);
        Pen.words(g, left, font, 14, y, 0.5, -Math.PI / 2, Style.INK);
    }

    private static double widest(String[] names) {
        double widest = 0;
        for (String name : names) {
            widest = Math.max(widest, Pen.width(Labels.of(name), SMALL));
        }
        return widest;
    }

    /** Whether the columns' names stand on two lines in turn: too wide for one, not for two. */
    private boolean onTwoLines(double cell) {
        double needed = widest(columnNames) + 4;
        return needed > cell && needed <= 2 * cell;
    }

    private double roomForColumnNames(double cell) {
        return columnNames.length == 0 ? 0 : onTwoLines(cell) ? 36 : 20;
    }

    @Override
    public String alt() {
        return new HeatWords(values, rowNames, columnNames, xTitle, yTitle).text();
    }
}
