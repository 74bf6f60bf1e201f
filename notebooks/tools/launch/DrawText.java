import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import javax.imageio.ImageIO;

/**
 * Draws a line of Korean and Greek without a screen, for the doctor: {@code java DrawText.java
 * [font file]}. Prints {@code ok}, or the characters that the font lacks, or {@code empty} when
 * nothing was drawn.
 */
class DrawText {
    public static void main(String[] arguments) throws Exception {
        String text = "\uAE30\uC6B8\uAE30 \u03B7 \u03B8 \u2202 \u221A \u2212";
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 20);
        if (arguments.length > 0) {
            font = Font.createFont(Font.TRUETYPE_FONT, new File(arguments[0])).deriveFont(20f);
            StringBuilder lacking = new StringBuilder();
            for (char c : text.toCharArray()) {
                lacking.append(font.canDisplay(c) ? "" : String.format("U+%04X ", (int) c));
            }
            if (lacking.length() > 0) {
                System.out.println(lacking);
                return;
            }
        }
        BufferedImage image = new BufferedImage(300, 40, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.setFont(font);
        graphics.drawString(text, 5, 30);
        graphics.dispose();
        int ink = 0;
        for (int pixel : image.getRGB(0, 0, 300, 40, null, 0, 300)) {
            ink += pixel == 0xFF000000 ? 0 : 1;
        }
        System.out.println(ink > 200 ? "ok" : "empty");
    }
}
