package descent.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class FramesTest {
    private static Figure parabola(double a) {
        return Figure.curves("x", "y").line("", x -> a * x * x, -1, 1).rangeY(0, 2);
    }

    @Test
    void eachFrameLiesOverTheLastOne() throws IOException {
        String html = Frames.of("a", new double[] {0.5, 1, 2}, FramesTest::parabola).html();
        Matcher frame =
                Pattern.compile("\\[\"a = ([0-9.]+)\",\"[^\"]*\",\"([^\"]+)\"\\]").matcher(html);
        BufferedImage last = ImageIO.read(new ByteArrayInputStream(parabola(2).picture().png()));
        int frames = 0;
        while (frame.find()) {
            double a = Double.parseDouble(frame.group(1));
            BufferedImage over =
                    ImageIO.read(
                            new ByteArrayInputStream(Base64.getDecoder().decode(frame.group(2))));
            BufferedImage alone =
                    ImageIO.read(new ByteArrayInputStream(parabola(a).picture().png()));
            int clear = 0;
            for (int y = 0; y < alone.getHeight(); y++) {
                for (int x = 0; x < alone.getWidth(); x++) {
                    boolean see = over.getRGB(x, y) >>> 24 == 0;
                    clear += see ? 1 : 0;
                    int rgb = see ? last.getRGB(x, y) : over.getRGB(x, y);
                    assertEquals(alone.getRGB(x, y) & 255, rgb & 255, 14);
                }
            }
            assertTrue(clear > 0.9 * alone.getHeight() * alone.getWidth());
            frames++;
        }
        assertEquals(3, frames);
    }

    @Test
    void nothingComesFromElsewhereAndAQuoteEndsNothing() {
        String html = Frames.of().add("</script>\"<b>", parabola(1)).html();
        assertFalse(html.contains("http"), html);
        assertEquals(html.indexOf("</script>"), html.lastIndexOf("</script>"));
        assertTrue(html.indexOf("<img alt=") < html.indexOf("<script>"));
    }

    @Test
    void sizesMustAgreeAndStaySmall() {
        Frames mixed =
                Frames.of().add("a", parabola(1)).add("b", Figure.heatMap(new double[][] {{1}}));
        assertThrows(IllegalArgumentException.class, mixed::html);
        assertThrows(IllegalArgumentException.class, () -> Frames.of().html());
        Frames noisy = Frames.of();
        for (int k = 0; k < 6; k++) {
            double[] noise = new Random(k).doubles(600).toArray();
            noisy.add("k = " + k, Figure.curves("x", "y").line("", noise));
        }
        assertThrows(IllegalArgumentException.class, noisy::html);
    }
}
