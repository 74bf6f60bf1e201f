package descent.optim;

import descent.text.Require;
import java.io.Serializable;

/**
 * A learning rate as a function of the step, η_t for t = 1, 2, 3, ...
 *
 * <p>A constant rate is the usual case: {@code new GradientDescent(0.1)} makes one of it.
 */
@FunctionalInterface
public interface Schedule extends Serializable {
    /**
     * The learning rate of step t.
     *
     * @param t 1, 2, 3, ...
     * @return η_t
     */
    double at(int t);

    /**
     * η_t = η.
     *
     * @param eta the learning rate, above 0
     * @return the schedule
     * @throws IllegalArgumentException if η is not a number above 0
     */
    static Schedule constant(double eta) {
        return new Constant(eta);
    }

    /**
     * η_t = η / √t.
     *
     * @param eta the first learning rate, above 0
     * @return the schedule
     * @throws IllegalArgumentException if η is not a number above 0
     */
    static Schedule inverseRoot(double eta) {
        return new InverseRoot(eta);
    }

    /**
     * Step decay: η_t = η · factor^⌊(t − 1)/every⌋.
     *
     * @param eta the first learning rate, above 0
     * @param factor what it is multiplied by, above 0
     * @param every after how many steps, 1 or more
     * @return the schedule
     * @throws IllegalArgumentException if an argument is out of its range
     */
    static Schedule steps(double eta, double factor, int every) {
        return new Steps(eta, factor, every);
    }

    /**
     * Half a cosine from η down to 0: η_t = η · ½ (1 + cos(π (t − 1)/steps)), and 0 from then on.
     *
     * @param eta the first learning rate, above 0
     * @param steps the number of steps it takes, 1 or more
     * @return the schedule
     * @throws IllegalArgumentException if an argument is out of its range
     */
    static Schedule cosine(double eta, int steps) {
        return new Cosine(eta, steps);
    }

    /**
     * η_t = η.
     *
     * @param eta the learning rate
     */
    record Constant(double eta) implements Schedule {
        /**
         * Checks the ranges.
         *
         * @param eta the learning rate, above 0
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Constant {
            Require.positive("eta", eta);
        }

        @Override
        public double at(int t) {
            return eta; // (N3)
        }

        @Override
        public String toString() {
            return Notation.brief(eta);
        }
    }

    /**
     * η_t = η / √t.
     *
     * @param eta the first learning rate
     */
    record InverseRoot(double eta) implements Schedule {
        /**
         * Checks the ranges.
         *
         * @param eta the first learning rate, above 0
         * @throws IllegalArgumentException if a number is out of its range
         */
        public InverseRoot {
            Require.positive("eta", eta);
        }

        @Override
        public double at(int t) {
            return eta / Math.sqrt(t);
        }

        @Override
        public String toString() {
            return Notation.brief(eta) + "/√t";
        }
    }

    /**
     * η_t = η · factor^⌊(t − 1)/every⌋.
     *
     * @param eta the first learning rate
     * @param factor what it is multiplied by
     * @param every after how many steps
     */
    record Steps(double eta, double factor, int every) implements Schedule {
        /**
         * Checks the ranges.
         *
         * @param eta the first learning rate, above 0
         * @param factor what it is multiplied by, above 0
         * @param every after how many steps, 1 or more
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Steps {
            Require.positive("eta", eta);
            Require.positive("factor", factor);
            Require.within("every", every, 1, Integer.MAX_VALUE);
        }

        @Override
        public double at(int t) {
            return eta * Math.pow(factor, (t - 1) / every);
        }

        @Override
        public String toString() {
            return Notation.brief(eta) + "·" + Notation.brief(factor) + "^⌊(t−1)/" + every + "⌋";
        }
    }

    /**
     * η_t = η · ½ (1 + cos(π (t − 1)/steps)), then 0.
     *
     * @param eta the first learning rate
     * @param steps the number of steps it takes
     */
    record Cosine(double eta, int steps) implements Schedule {
        /**
         * Checks the ranges.
         *
         * @param eta the first learning rate, above 0
         * @param steps the number of steps it takes, 1 or more
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Cosine {
            Require.positive("eta", eta);
            Require.within("steps", steps, 1, Integer.MAX_VALUE);
        }

        @Override
        public double at(int t) {
            return t > steps ? 0 : eta * 0.5 * (1 + Math.cos(Math.PI * (t - 1) / steps));
        }

        @Override
        public String toString() {
            return Notation.brief(eta) + "·½(1+cos(π(t−1)/" + steps + "))";
        }
    }
}
