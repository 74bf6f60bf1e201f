package descent.derivation.model;

import descent.derivation.number.Exact;
import descent.derivation.tex.Expr;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.fraction.BigFraction;

/** What a name of a model stands for. */
public sealed interface Symbol {
    /**
     * An index with its range.
     *
     * @param name the letter
     * @param from the first value
     * @param to the last value
     */
    record Index(String name, int from, int to) implements Symbol {}

    /**
     * A random state.
     *
     * @param name the letter
     * @param units how many units it has, each 0 or 1; 0 if it is not made of units
     * @param count how many states there are
     * @param letter the index of its units, empty without units
     */
    record Layer(String name, int units, int count, String letter) implements Symbol {
        /** How large a verdict says the layer is. */
        String size() {
            return String.valueOf(units > 0 ? units : count);
        }
    }

    /**
     * A number that is drawn, one for each value of its indices.
     *
     * @param name the letter
     * @param letters its indices
     * @param draw how it is drawn
     */
    record Real(String name, List<String> letters, Draw draw) implements Symbol {}

    /**
     * A name for a formula.
     *
     * @param name the name
     * @param letters its indices
     * @param params its arguments
     * @param body the formula
     * @param startAt up to which index the start value holds; -1 without one
     * @param start the start value, null without one
     */
    record Let(
            String name,
            List<String> letters,
            List<String> params,
            Expr body,
            int startAt,
            Expr start)
            implements Symbol {}

    /** From which numbers a value is drawn. */
    enum Draw {
        /** A multiple of ln 2. */
        LOG2,
        /** A fraction of either sign, not 0. */
        ANY,
        /** A fraction above 0. */
        POSITIVE,
        /** A fraction between 0 and 1. */
        UNIT;

        private static final int[][] FAR = {
            {1, 200}, {1, 7}, {1, 2}, {1, 1}, {2, 1}, {5, 1}, {12, 1}, {100, 1}
        };

        /** Never 1, so that (1 - c^n) / (1 - c) has a value. */
        private static Exact notOne(SplittableRandom random) {
            int above = random.nextInt(1, 10);
            int below = random.nextInt(2, 6);
            return Exact.of(above == below ? above + 7 : above, below);
        }

        /**
         * A number as small, as large or as plain as a comparison has to stand.
         *
         * @param random where chance comes from
         * @param number which of these drawings: in the first all numbers are 1, in the second and
         *     third all multiples of ln 2 have one sign, in the fourth what may be 0 is 0
         * @return the number
         */
        Exact far(SplittableRandom random, long number) {
            int sign = number > 2 ? random.nextBoolean() ? 1 : -1 : number == 1 ? -1 : 1;
            int[] size = FAR[number == 0 ? 3 : random.nextInt(FAR.length)];
            int multiple = number == 0 ? 0 : number > 2 ? random.nextInt(7) : 6;
            return switch (this) {
                case LOG2 -> Exact.log(new BigFraction(sign * multiple), 2);
                case ANY -> Exact.of(number == 3 ? 0 : sign * (long) size[0], size[1]);
                case POSITIVE -> Exact.of(size[0], size[1]);
                case UNIT -> number == 0 ? Exact.of(1, 2) : Exact.of(random.nextInt(1, 50), 50);
            };
        }

        /**
         * A number.
         *
         * @param random where chance comes from
         * @return the number
         */
        Exact from(SplittableRandom random) {
            int sign = random.nextBoolean() ? 1 : -1;
            int d = random.nextInt(3, 12);
            return switch (this) {
                case LOG2 -> Exact.log(new BigFraction(sign * random.nextInt(1, 3)), 2);
                case ANY -> Exact.of(sign * (long) random.nextInt(1, 10), random.nextInt(2, 6));
                case POSITIVE -> notOne(random);
                case UNIT -> Exact.of(random.nextInt(1, d), d);
            };
        }
    }
}
