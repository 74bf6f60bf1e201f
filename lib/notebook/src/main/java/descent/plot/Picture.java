package descent.plot;

import descent.kernel.Showable;
import descent.text.Messages;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.stream.Collectors;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * A picture with the sentence that says what it shows.
 *
 * @param png the file
 * @param width its width on the page
 * @param alt what it shows, in the reader's language
 */
public record Picture(byte[] png, int width, String alt) implements Showable {
    private static final Messages SAY = Messages.beside(Picture.class);
    private static final int WIDEST = 1280;

    /**
     * Of any image, for example one that a student drew. An image with transparent parts gets the
     * paper of the figures behind it.
     *
     * @param image the image
     * @param alt what it shows
     * @return the picture, as wide as the image has pixels
     */
    public static Picture of(BufferedImage image, String alt) {
        return of(image, Math.min(image.getWidth(), WIDEST), alt);
    }

    static Picture of(BufferedImage image, int width, String alt) {
        BufferedImage opaque =
                new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = opaque.createGraphics();
        g.drawImage(image, 0, 0, Style.PAPER, null);
        g.dispose();
        return new Picture(Png.encode(opaque), width, alt);
    }

    /**
     * Of a chart that was made with XChart itself.
     *
     * @param chart the chart, as it is
     * @return its picture; the text names its title and its series
     */
    public static Picture of(Chart<?, ?> chart) {
        String series =
                chart.getSeriesCollection().stream()
                        .map(s -> s.getName())
                        .collect(Collectors.joining(", "));
        String title = chart.getTitle() == null ? "" : chart.getTitle();
        return of(
                BitmapEncoder.getBufferedImage(chart),
                SAY.get("chart", title, series).replaceAll("\\s+", " "));
    }

    @Override
    public String html() {
        return "<img alt=\""
                + escaped(alt)
                + "\" width=\""
                + width
                + "\" src=\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(png)
                + "\">";
    }

    @Override
    public String plain() {
        return alt;
    }

    /**
     * A text as it stands inside HTML, also inside an attribute.
     *
     * @param text any text
     * @return the text on one line, its special characters escaped
     */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\n", " ");
    }
}
