package descent.plot;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Small PNG files: one byte per pixel. The 256 most frequent colours are kept; the few others,
 * which come from the smoothing of edges, take the nearest of them. The same picture gives the same
 * bytes.
 */
final class Png {
    private static final int COLORS = 256;

    private Png() {}

    static byte[] encode(BufferedImage image) {
        ImageIO.setUseCache(false); // no temporary files
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(indexed(image), "png", out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static BufferedImage indexed(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        Map<Integer, Integer> count = new HashMap<>();
        for (int pixel : pixels) {
            count.merge(pixel | 0xFF000000, 1, Integer::sum);
        }
        List<Integer> kept =
                count.entrySet().stream()
                        .sorted(
                                Map.Entry.<Integer, Integer>comparingByValue(
                                                Comparator.reverseOrder())
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .limit(COLORS)
                        .map(Map.Entry::getKey)
                        .toList();
        int[] palette = kept.stream().mapToInt(Integer::intValue).toArray();
        Map<Integer, Integer> index = new HashMap<>();
        for (int color : count.keySet()) {
            index.put(color, nearest(palette, color));
        }
        byte[] bytes = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            bytes[i] = (byte) (int) index.get(pixels[i] | 0xFF000000);
        }
        IndexColorModel model =
                new IndexColorModel(
                        8,
                        COLORS,
                        Arrays.copyOf(palette, COLORS),
                        0,
                        false,
                        -1,
                        java.awt.image.DataBuffer.TYPE_BYTE);
        BufferedImage small =
                new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
        small.getRaster().setDataElements(0, 0, width, height, bytes);
        return small;
    }

    private static int nearest(int[] palette, int color) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int k = 0; k < palette.length && least > 0; k++) {
            int red = (palette[k] >> 16 & 255) - (color >> 16 & 255);
            int green = (palette[k] >> 8 & 255) - (color >> 8 & 255);
            int blue = (palette[k] & 255) - (color & 255);
            int distance = 2 * red * red + 4 * green * green + 3 * blue * blue;
            if (distance < least) {
                least = distance;
                best = k;
            }
        }
        return best;
    }
}
