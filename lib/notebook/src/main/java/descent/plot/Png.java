package descent.plot;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Small PNG files: one byte per pixel, no row filters. The most frequent colours that differ
 * visibly are kept; the others, which come from the smoothing of edges, take the nearest. The same
 * picture gives the same bytes. The writer of the JDK filters rows even with a palette, which makes
 * charts three times as large.
 *
 * @see <a href="https://www.w3.org/TR/png-3/">PNG, third edition: sections 11.2 and 11.3</a>
 */
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte BIT_DEPTH = 8;
    private static final byte PALETTE = 3;
    private static final int TRANSPARENT = -1;
    private static final int COLORS = 128;
    private static final int APART = 500; // colours nearer than this are one to the eye

    private Png() {}

    static byte[] encode(BufferedImage image) {
        return encode(image, null);
    }

    /** Only what differs from another picture of the same size; the rest is transparent. */
    static byte[] encode(BufferedImage image, BufferedImage base) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        int[] under = base == null ? null : base.getRGB(0, 0, width, height, null, 0, width);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] &= 0xFFFFFF;
        }
        int[] palette =
                palette(pixels); // of the whole picture, so that it looks the same on a base
        boolean[] seen = new boolean[pixels.length];
        for (int i = 0; under != null && i < pixels.length; i++) {
            seen[i] = (under[i] & 0xFFFFFF) != pixels[i];
        }
        // Wider by two pixels each way: where a browser scales, the rim is mixed with what is
        // below.
        seen = wider(wider(wider(wider(seen, 1), 1), width), width);
        for (int i = 0; under != null && i < pixels.length; i++) {
            pixels[i] = seen[i] ? pixels[i] : TRANSPARENT;
        }
        Map<Integer, Byte> index = new HashMap<>();
        byte[] rows = new byte[height * (width + 1)]; // each row begins with the filter type 0
        int last = Integer.MIN_VALUE; // no colour
        byte lastIndex = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int color = pixels[y * width + x];
                if (color != last) {
                    lastIndex =
                            index.computeIfAbsent(
                                    color,
                                    c ->
                                            (byte)
                                                    (c == TRANSPARENT
                                                            ? palette.length
                                                            : nearest(palette, palette.length, c)));
                    last = color;
                }
                rows[y * (width + 1) + 1 + x] = lastIndex;
            }
        }
        return file(width, height, palette, under != null, rows);
    }

    private static boolean[] wider(boolean[] seen, int step) {
        boolean[] more = seen.clone();
        for (int i = step; i < seen.length; i++) {
            more[i - step] |= seen[i];
            more[i] |= seen[i - step];
        }
        return more;
    }

    private static int[] palette(int[] pixels) {
        int[] sorted = pixels.clone();
        Arrays.sort(sorted);
        // One number per colour: how often it occurs, then the colour, so that sorting is stable.
        long[] found = new long[sorted.length];
        int count = 0;
        for (int i = 0, from = 0; i < sorted.length; i++) {
            if (i + 1 == sorted.length || sorted[i + 1] != sorted[i]) {
                found[count++] = ((long) (from - i - 1) << 24) | sorted[i]; // minus the frequency
                from = i + 1;
            }
        }
        Arrays.sort(found, 0, count);
        int[] palette = new int[COLORS];
        int kept = 0;
        for (int i = 0; i < count && kept < COLORS; i++) {
            int color = (int) (found[i] & 0xFFFFFF);
            if (kept == 0 || distance(palette[nearest(palette, kept, color)], color) > APART) {
                palette[kept++] = color;
            }
        }
        return Arrays.copyOf(palette, kept);
    }

    private static int nearest(int[] palette, int kept, int color) {
        int best = 0;
        for (int k = 1; k < kept; k++) {
            if (distance(palette[k], color) < distance(palette[best], color)) {
                best = k;
            }
        }
        return best;
    }

    private static int distance(int a, int b) {
        int red = (a >> 16) - (b >> 16);
        int green = (a >> 8 & 255) - (b >> 8 & 255);
        int blue = (a & 255) - (b & 255);
        return 2 * red * red + 4 * green * green + 3 * blue * blue;
    }

    private static byte[] file(int width, int height, int[] palette, boolean clear, byte[] rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(SIGNATURE);
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            DataOutputStream header = new DataOutputStream(body);
            header.writeInt(width);
            header.writeInt(height);
            header.write(new byte[] {BIT_DEPTH, PALETTE, 0, 0, 0});
            chunk(out, "IHDR", body.toByteArray());
            body.reset();
            for (int color : palette) {
                body.write(color >> 16);
                body.write(color >> 8);
                body.write(color);
            }
            byte[] opacity = new byte[palette.length + 1];
            if (clear) { // one colour more, whose opacity is 0
                body.write(new byte[3]);
                Arrays.fill(opacity, 0, palette.length, (byte) 255);
            }
            chunk(out, "PLTE", body.toByteArray());
            if (clear) {
                chunk(out, "tRNS", opacity);
            }
            body.reset();
            try (DeflaterOutputStream packed = new DeflaterOutputStream(body, deflater)) {
                packed.write(rows);
            }
            chunk(out, "IDAT", body.toByteArray());
            chunk(out, "IEND", new byte[0]);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] body) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(body);
        out.writeInt(body.length);
        out.write(name);
        out.write(body);
        out.writeInt((int) check.getValue());
    }
}
