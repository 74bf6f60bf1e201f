package descent.data;

import descent.text.Messages;
import descent.text.Require;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The 2,350 Hangul syllables of KS X 1001 as images of 11 × 11 pixels, with the jamo that each is
 * made of.
 *
 * <p>A row of 121 pixels is read from left to right and from top to bottom; 1 is ink. The jamo are
 * numbered as in Unicode: 19 initials, 21 medials, 28 finals of which 0 is none.
 *
 * <p>Source: the font Galmuri11 by Lee Minseo, SIL Open Font License 1.1, see the files beside the
 * data.
 */
public final class Hangul {
    /** The number of pixels in a row of an image. */
    public static final int WIDTH = 11;

    private static final String FILE = "hangul/hangul-galmuri11-11x11-2350.csv.gz";
    private static final int FIRST = 0xAC00; // the first syllable of Unicode
    private static final int MEDIALS = 21;
    private static final int FINALS = 28;
    private static final String INITIAL =
            "\u3131\u3132\u3134\u3137\u3138\u3139\u3141\u3142\u3143\u3145\u3146\u3147\u3148\u3149"
                    + "\u314A\u314B\u314C\u314D\u314E";
    private static final String FINAL =
            "\u3131\u3132\u3133\u3134\u3135\u3136\u3137\u3139\u313A\u313B\u313C\u313D\u313E\u313F"
                    + "\u3140\u3141\u3142\u3144\u3145\u3146\u3147\u3148\u314A\u314B\u314C\u314D\u314E";

    private final List<String> bits;
    private final String syllables;

    private Hangul(List<String> bits, String syllables) {
        this.bits = bits;
        this.syllables = syllables;
    }

    /**
     * Reads the syllables that ship with the course.
     *
     * @return all 2,350, in the order of Unicode
     */
    public static Hangul load() {
        return of(Csv.resource(FILE));
    }

    static Hangul of(Csv csv) {
        List<String> bits = csv.texts("bits");
        int[] codes = csv.integers("codepoint", FIRST, FIRST + 19 * MEDIALS * FINALS - 1);
        for (int r = 0; r < bits.size(); r++) {
            if (!bits.get(r).matches("[01]{" + WIDTH * WIDTH + "}")) {
                throw new IllegalArgumentException(
                        Messages.beside(Hangul.class)
                                .get("bits", FILE, r + 2, WIDTH * WIDTH, bits.get(r)));
            }
        }
        return new Hangul(bits, new String(codes, 0, codes.length));
    }

    /**
     * The number of syllables.
     *
     * @return 2,350 for all
     */
    public int size() {
        return bits.size();
    }

    /**
     * The images.
     *
     * @return one row of 121 numbers 0 or 1 per syllable
     */
    public double[][] images() {
        double[][] images = new double[size()][];
        for (int r = 0; r < images.length; r++) {
            images[r] = bits.get(r).chars().mapToDouble(c -> c - '0').toArray();
        }
        return images;
    }

    /**
     * The image of one syllable.
     *
     * @param syllable for example the one that is read "han"
     * @return 121 numbers 0 or 1
     * @throws IllegalArgumentException if it is not among these syllables
     */
    public double[] image(String syllable) {
        int r = syllable.length() == 1 ? syllables.indexOf(syllable) : -1;
        if (r < 0) {
            throw new IllegalArgumentException(
                    Messages.beside(Hangul.class).get("noSyllable", syllable, size()));
        }
        return images()[r];
    }

    /**
     * The syllables as text.
     *
     * @return one character per image
     */
    public String syllables() {
        return syllables;
    }

    /**
     * The initial jamo of each syllable.
     *
     * @return 0 to 18
     */
    public int[] initials() {
        return syllables.chars().map(c -> (c - FIRST) / (MEDIALS * FINALS)).toArray();
    }

    /**
     * The medial jamo of each syllable.
     *
     * @return 0 to 20
     */
    public int[] medials() {
        return syllables.chars().map(c -> (c - FIRST) / FINALS % MEDIALS).toArray();
    }

    /**
     * The final jamo of each syllable.
     *
     * @return 1 to 27, or 0 where there is none
     */
    public int[] finals() {
        return syllables.chars().map(c -> (c - FIRST) % FINALS).toArray();
    }

    /**
     * The letter of an initial.
     *
     * @param k its number, 0 to 18
     * @return one letter
     */
    public static String initial(int k) {
        return INITIAL.substring(Require.within("k", k, 0, 18), k + 1);
    }

    /**
     * The letter of a medial.
     *
     * @param k its number, 0 to 20
     * @return one letter
     */
    public static String medial(int k) {
        return String.valueOf((char) (0x314F + Require.within("k", k, 0, 20)));
    }

    /**
     * The letter of a final.
     *
     * @param k its number, 0 to 27
     * @return one letter; empty for 0
     */
    public static String last(int k) {
        return Require.within("k", k, 0, 27) == 0 ? "" : FINAL.substring(k - 1, k);
    }

    /**
     * Some of the syllables.
     *
     * @param rows which ones, for example every tenth
     * @return the syllables with these numbers, in this order
     * @throws IllegalArgumentException if there is none or a number is out of range
     */
    public Hangul only(int... rows) {
        Require.within("rows.length", rows.length, 1, Integer.MAX_VALUE);
        StringBuilder text = new StringBuilder();
        for (int r : rows) {
            text.append(syllables.charAt(Require.within("row", r, 0, size() - 1)));
        }
        return new Hangul(Arrays.stream(rows).mapToObj(bits::get).toList(), text.toString());
    }

    /**
     * The syllables without a final jamo, which look simplest.
     *
     * @return those with final 0
     */
    public Hangul open() {
        int[] last = finals();
        return only(IntStream.range(0, size()).filter(r -> last[r] == 0).toArray());
    }
}
