package descent.derivation.model;

import descent.derivation.number.Exact;
import java.util.SplittableRandom;

/**
 * A sampled point: one drawing of the model's numbers and one binding of the free names.
 *
 * @param seed the drawing; 0 is the model of the notes where there is one
 * @param env the states, indices and the parameter that θ stands for
 */
public record Point(long seed, Env env) {
    /** From this drawing on numbers are very small, very large or plain. */
    private static final long FAR = 1000;

    /** How many drawings of this kind there are. */
    public static final int MANY_FAR = 40;

    /**
     * The same point with other numbers, among which a wrong comparison seldom stands.
     *
     * @param number which drawing, from 0 below {@link #MANY_FAR}
     * @return the point
     */
    public Point far(int number) {
        return new Point(FAR + number, env);
    }

    /**
     * A number of this drawing. The same seed and name give the same number.
     *
     * @param model the model
     * @param seed the drawing
     * @param key which number
     * @return its value
     */
    public static Exact draw(Model model, long seed, Key key) {
        Exact fixed = seed == 0 ? model.setting().values().get(key) : null;
        if (fixed != null) {
            return fixed;
        }
        SplittableRandom random =
                new SplittableRandom(
                        seed * 0x9E3779B97F4A7C15L + key.hashCode() * 0xD1B54A32D192ED03L);
        random.nextLong();
        if (key.name().endsWith("#probability")) {
            return Symbol.Draw.UNIT.from(random);
        }
        String name = key.name().replace("#value", "");
        Symbol.Draw draw = model.symbol(name) instanceof Symbol.Real r ? r.draw() : Symbol.Draw.ANY;
        return seed < FAR ? draw.from(random) : draw.far(random, seed - FAR);
    }
}
