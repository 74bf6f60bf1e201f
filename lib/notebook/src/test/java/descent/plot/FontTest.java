package descent.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.charset.Charset;
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
    void allSyllablesOfTheStandardAreThere() {
        Font font = Style.font(12);
        Charset korean = Charset.forName("EUC-KR");
        int count = 0;
        for (int high = 0xB0; high <= 0xC8; high++) {
            for (int low = 0xA1; low <= 0xFE; low++) {
                String syllable = new String(new byte[] {(byte) high, (byte) low}, korean);
                assertTrue(font.canDisplay(syllable.charAt(0)), syllable);
                count++;
            }
        }
        assertEquals(2350, count);
        assertFalse(Arrays.equals(ink("가"), ink("나")));
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
