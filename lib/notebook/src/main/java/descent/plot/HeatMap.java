package descent.plot;

import descent.text.Messages;
import descent.text.Require;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.TextLayout;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** A matrix as coloured squares with a scale beside it; see {@link Figure#heatMap}. */
public final class HeatMap extends Figure {
    private static final Messages SAY = Messages.beside(HeatMap.class);
    private static final Font SMALL = Style.font(12);
    private static final double LARGEST_CELL = 56;
    private static final double NUMBERS_FROM = 30;
    private static final double SCALE_ROOM = 84;

    private final double[][] values;
    private final Shades data;
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
        data = Shades.of(this.values);
        shades = data;
    }

    /**
     * The numbers at the ends of the scale of colours, the same in figures that are compared.
     *
     * @param low the lower one
     * @param high the higher one; beyond the ends the colour no longer changes
     * @return this figure
     */
    public HeatMap scale(double low, double high) {
        shades = new Shades(low, high);
        changed();
        return this;
    }

    /**
     * Names of the rows.
     *
     * @param names one per row
     * @return this figure
     */
    public HeatMap rows(String... names) {
        Require.within("names.length", names.length, values.length, values.length);
        rowNames = names.clone();
        changed();
        return this;
    }

    /**
     * Names of the columns.
     *
     * @param names one per column
     * @return this figure
     */
    public HeatMap columns(String... names) {
        Require.within("names.length", names.length, values[0].length, values[0].length);
        columnNames = names.clone();
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
        double widest = widest(rowNames);
        double left = 14 + widest + (widest > 0 ? 8 : 0) + (yTitle.isEmpty() ? 0 : 22);
        double top = 14;
        double cell =
                Math.min(
                        LARGEST_CELL,
                        Math.min((Style.WIDTH - left - SCALE_ROOM) / columns, 420.0 / rows));
        double below = 14 + roomForColumnNames(cell) + (xTitle.isEmpty() ? 0 : 22);
        int width = (int) Math.ceil(left + columns * cell + SCALE_ROOM);
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
        drawScale(g, left + columns * cell + 18, top, Math.max(90, rows * cell));
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
        double middle = top + values.length * cell / 2;
        double bottom = top + values.length * cell;
        int everyRow = (int) Math.max(1, Math.ceil(14 / cell));
        for (int r = 0; r < rowNames.length; r += everyRow) {
            String name = Labels.of(rowNames[r]);
            Pen.words(g, name, SMALL, left - 8, top + (r + 0.5) * cell, 1, Style.QUIET);
        }
        double widest = widest(columnNames);
        boolean twoLines = onTwoLines(cell);
        int everyColumn = twoLines ? 1 : (int) Math.max(1, Math.ceil((widest + 4) / cell));
        for (int c = 0; c < columnNames.length; c += everyColumn) {
            String name = Labels.of(columnNames[c]);
            double y = bottom + (twoLines && c % 2 == 1 ? 29 : 13);
            Pen.words(g, name, SMALL, left + (c + 0.5) * cell, y, 0.5, Style.QUIET);
        }
        Font title = Style.font(14);
        double center = left + values[0].length * cell / 2;
        double below = bottom + 14 + Math.max(2, roomForColumnNames(cell));
        Pen.words(g, Labels.of(xTitle), title, center, below, 0.5, Style.INK);
        Pen.words(g, Labels.of(yTitle), title, 14, middle, 0.5, -Math.PI / 2, Style.INK);
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

    private void drawScale(Graphics2D g, double x, double top, double height) {
        double low = shades.twoSigns() ? -Math.max(-shades.low(), shades.high()) : shades.low();
        double high = shades.twoSigns() ? -low : shades.high();
        int steps = 60;
        for (int k = 0; k < steps; k++) {
            Color color = shades.color(low + (high - low) * (k + 0.5) / steps);
            g.setColor(color);
            double from = top + height * (steps - 1 - k) / steps;
            g.fill(new Rectangle2D.Double(x, from, 12, height / steps + 0.5));
        }
        g.setColor(Style.QUIET);
        g.setStroke(new BasicStroke(1));
        g.draw(new Rectangle2D.Double(x, top, 12, height));
        double[] marks = {low, (low + high) / 2, high};
        for (int k = 0; k < marks.length; k++) {
            double y = top + height * (1 - k / 2.0);
            double inside = Math.max(top + 5, Math.min(top + height - 5, y));
            String text = Numbers.text(marks[k], 3);
            double room = SCALE_ROOM - 18 - 18 - 4; // a tiny number has a long exponent
            double wide = Pen.width(text, SMALL);
            Font font = wide > room ? SMALL.deriveFont((float) (12 * room / wide)) : SMALL;
            Pen.words(g, text, font, x + 18, inside, 0, Style.QUIET);
        }
    }

    @Override
    public String alt() {
        int[] low = first(data.low());
        int[] high = first(data.high());
        return SAY.get(
                "heat",
                values.length,
                values[0].length,
                Numbers.text(data.low(), 3),
                Numbers.text(data.high(), 3),
                name(rowNames, low[0]),
                name(columnNames, low[1]),
                name(rowNames, high[0]),
                name(columnNames, high[1]));
    }

    private int[] first(double value) {
        for (int r = 0; r < values.length; r++) {
            for (int c = 0; c < values[r].length; c++) {
                if (values[r][c] == value) {
                    return new int[] {r, c};
                }
            }
        }
        return new int[] {0, 0}; // no number at all
    }

    private static String name(String[] names, int index) {
        return names.length > index ? Labels.of(names[index]) : String.valueOf(index + 1);
    }
}
