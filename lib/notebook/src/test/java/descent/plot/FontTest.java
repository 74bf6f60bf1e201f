package descent.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A missing glyph is drawn as a box: what the course writes must not look like one. */
class FontTest {
    private static final String SIGNS =
            "αβγδεζηθικλμνξοπρστυφχψωΑΒΓΔΘΛΞΠΣΦΨΩ⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿᵀᵗᵏᴱ₀₁₂₃₄₅₆₇₈₉₊₋ᵢⱼₖₙₜ"
                    + "∂√≤≥−·×∑∏∈∞→←⌊⌋½‖…∝≈≠±∇ℓ⟨⟩";

    private static int[] ink(String text) {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.setFont(Style.font(32));
        g.drawString(text, 10, 44);
        g.dispose();
        return image.getRGB(0, 0, 64, 64, null, 0, 64);
    }

    private static boolean blank(int[] pixels) {
        return Arrays.stream(pixels).allMatch(p -> (p & 0xFFFFFF) == 0);
    }

    @Test
    void everySignHasItsOwnInk() {
        int[] box = ink("\uE000"); // private use: surely missing
        assertFalse(blank(box));
        Set<String> seen = new HashSet<>();
        SIGNS.codePoints()
                .mapToObj(Character::toString)
                .forEach(
                        sign -> {
                            int[] pixels = ink(sign);
                            assertFalse(Arrays.equals(box, pixels), sign + " is a box");
                            assertFalse(blank(pixels), sign + " is blank");
                            seen.add(Arrays.toString(pixels));
                        });
        // Α and A may look alike, two signs of this list may not (Ο, ο are not in it twice).
        assertEquals(SIGNS.codePoints().count(), seen.size());
    }

    @Test
    void allSyllablesAreThere() {
        Font font = Style.font(12);
        int[] box = ink("\uE000");
        for (char syllable = '\uAC00'; syllable <= '\uD7A3'; syllable++) {
            assertTrue(font.canDisplay(syllable), "" + syllable);
            if (syllable % 28 == 0) { // each of the 399 without a final consonant, more or less
                int[] pixels = ink("" + syllable);
                assertFalse(blank(pixels) || Arrays.equals(box, pixels), "" + syllable);
            }
        }
        assertFalse(Arrays.equals(ink("가"), ink("나")));
    }

    /** XChart has a font of its own for each of its parts: the course's must reach them. */
    @Test
    void aFigureOfHangulAndGreekShowsNoBoxes() {
        String[] texts = {"뢟 θ", "∂η/∂β₂", "\uE000 \uE000"};
        int[][] titles = new int[texts.length][];
        for (int k = 0; k < texts.length; k++) {
            BufferedImage image =
                    Figure.curves(texts[k], "y").line("", new double[] {0, 1}).paint();
            int top = image.getHeight() - 60;
            titles[k] = image.getRGB(0, top, image.getWidth(), 60, null, 0, image.getWidth());
        }
        BufferedImage without = Figure.curves("", "y").line("", new double[] {0, 1}).paint();
        int top = without.getHeight() - 60;
        int[] empty = without.getRGB(0, top, without.getWidth(), 60, null, 0, without.getWidth());
        for (int k = 0; k + 1 < texts.length; k++) {
            assertFalse(Arrays.equals(titles[k], titles[2]), texts[k] + " is drawn as boxes");
            assertFalse(Arrays.equals(titles[k], empty), texts[k] + " is not drawn");
        }
        assertFalse(Arrays.equals(titles[0], titles[1]));
    }

    @Test
    void theCombiningHatStandsOverItsLetter() {
        int[] plain = ink("θ");
        int[] hat = ink("θ\u0302");
        assertFalse(Arrays.equals(plain, hat));
        for (int i = 0; i < plain.length; i++) {
            int column = i % 64;
            boolean added = (plain[i] & 0xFFFFFF) == 0 && (hat[i] & 0xFFFFFF) != 0;
            assertFalse(added && (column < 6 || column > 34), "ink of the hat in column " + column);
        }
        assertEquals(Pen.width("θ", Style.font(32)), Pen.width("θ\u0302", Style.font(32)), 0.5);
    }

    @Test
    void subscriptsAreLowAndSuperscriptsHigh() {
        assertTrue(middle(ink("²")) < middle(ink("2")));
        assertTrue(middle(ink("₂")) > middle(ink("2")));
        assertNotEquals(middle(ink("²")), middle(ink("₂")));
    }

    private static double middle(int[] pixels) {
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < pixels.length; i++) {
            sum += (pixels[i] & 255) * (i / 64);
            weight += pixels[i] & 255;
        }
        return sum / weight;
    }
}
