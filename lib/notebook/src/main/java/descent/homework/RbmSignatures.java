package descent.homework;

import org.apache.commons.math3.fraction.BigFraction;

/**
 * The signatures that the assignment on a small RBM asks for: plain Java and fractions of Commons
 * Math, so that they run without the course.
 */
public final class RbmSignatures {
    private RbmSignatures() {}

    /** v, h, W, b, a. */
    @FunctionalInterface
    public interface OfBoth {
        /**
         * A number of a state of both layers.
         *
         * @param v the visible layer, 0 or 1 each
         * @param h the hidden layer
         * @param w the weights, a row for each visible unit
         * @param b the biases of the visible units
         * @param a the biases of the hidden units
         * @return the number
         */
        double of(int[] v, int[] h, double[][] w, double[] b, double[] a);
    }

    /** The units of one layer, W, b, a. */
    @FunctionalInterface
    public interface OfLayer {
        /**
         * Numbers of the other layer.
         *
         * @param units the layer that is given, 0 or 1 each
         * @param w the weights, a row for each visible unit
         * @param b the biases of the visible units
         * @param a the biases of the hidden units
         * @return one number for each unit of the other layer
         */
        double[] of(int[] units, double[][] w, double[] b, double[] a);
    }

    /** v, W, b, a. */
    @FunctionalInterface
    public interface OfVisible {
        /**
         * A number of a state of the visible layer.
         *
         * @param v the visible layer, 0 or 1 each
         * @param w the weights, a row for each visible unit
         * @param b the biases of the visible units
         * @param a the biases of the hidden units
         * @return the number
         */
        double of(int[] v, double[][] w, double[] b, double[] a);
    }

    /** Whole multiples of ln 2: W, b, a. */
    @FunctionalInterface
    public interface ExactSum {
        /**
         * A fraction of a whole model.
         *
         * @param w the weights divided by ln 2
         * @param b the biases of the visible units divided by ln 2
         * @param a the biases of the hidden units divided by ln 2
         * @return the fraction
         */
        BigFraction of(int[][] w, int[] b, int[] a);
    }

    /** v and whole multiples of ln 2: W, b, a. */
    @FunctionalInterface
    public interface ExactTable {
        /**
         * Fractions for every weight.
         *
         * @param v the visible layer, 0 or 1 each
         * @param w the weights divided by ln 2
         * @param b the biases of the visible units divided by ln 2
         * @param a the biases of the hidden units divided by ln 2
         * @return a row for each visible unit
         */
        BigFraction[][] of(int[] v, int[][] w, int[] b, int[] a);
    }

    /** Rows of data, random numbers for both layers, W, b, a. */
    @FunctionalInterface
    public interface OneStep {
        /**
         * The direction of CD-1 for the weights.
         *
         * @param v rows of data, 0 or 1 each
         * @param forHidden a random number for each row and hidden unit
         * @param forVisible a random number for each row and visible unit
         * @param w the weights, a row for each visible unit
         * @param b the biases of the visible units
         * @param a the biases of the hidden units
         * @return the mean direction, a row for each visible unit
         */
        double[][] of(
                int[][] v,
                double[][] forHidden,
                double[][] forVisible,
                double[][] w,
                double[] b,
                double[] a);
    }
}
