package descent.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Read back by the JDK's own reader. */
class PngTest {
    @Test
    void fewColorsAreKeptExactly() throws IOException {
        BufferedImage image = new BufferedImage(7, 5, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 5; y++) {
            for (int x = 0; x < 7; x++) {
                image.setRGB(x, y, (x * 36) << 16 | (y * 60) << 8 | 200);
            }
        }
        BufferedImage back = ImageIO.read(new ByteArrayInputStream(Png.encode(image)));
        assertEquals(7, back.getWidth());
        assertEquals(5, back.getHeight());
        for (int y = 0; y < 5; y++) {
            for (int x = 0; x < 7; x++) {
                assertEquals(image.getRGB(x, y), back.getRGB(x, y));
            }
        }
    }

    @Test
    void manyColorsComeBackNearly() throws IOException {
        BufferedImage image = new BufferedImage(256, 64, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 256; x++) {
                image.setRGB(x, y, x << 16 | x << 8 | x);
            }
        }
        BufferedImage back = ImageIO.read(new ByteArrayInputStream(Png.encode(image)));
        for (int x = 0; x < 256; x++) {
            assertEquals(x, back.getRGB(x, 3) & 255, 8);
        }
        assertTrue(Png.encode(image).length < 2000);
    }
}
