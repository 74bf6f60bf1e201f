package descent.homework;

import org.apache.commons.math3.fraction.BigFraction;

/** The signatures that the assignments ask for: plain Java, so that they run without the course. */
public final class Signatures {
    private Signatures() {}

    /** θ, the gradients, η. */
    @FunctionalInterface
    public interface WithRate {
        /**
         * The path.
         *
         * @param theta the start
         * @param g the gradients
         * @param eta the learning rate
         * @return the path without the start
         */
        double[][] path(double[] theta, double[][] g, double eta);
    }

    /** θ, the gradients, and two numbers. */
    @FunctionalInterface
    public interface WithTwo {
        /**
         * The path.
         *
         * @param theta the start
         * @param g the gradients
         * @param first momentum: η; Adadelta: ρ
         * @param second momentum: μ; Adadelta: ε
         * @return the path without the start
         */
        double[][] path(double[] theta, double[][] g, double first, double second);
    }

    /** θ, the gradients, η, ρ, ε. */
    @FunctionalInterface
    public interface WithAverage {
        /**
         * The path.
         *
         * @param theta the start
         * @param g the gradients
         * @param eta the learning rate
         * @param rho the decay rate
         * @param eps ε
         * @return the path without the start
         */
        double[][] path(double[] theta, double[][] g, double eta, double rho, double eps);
    }

    /** θ, the curvatures, η, μ, the number of steps. */
    @FunctionalInterface
    public interface LookingAhead {
        /**
         * The path on ½ Σ λ_i θ_i².
         *
         * @param theta the start
         * @param lambda the curvatures
         * @param eta the learning rate
         * @param mu the momentum
         * @param steps how many steps
         * @return the path without the start
         */
        double[][] path(double[] theta, double[] lambda, double eta, double mu, int steps);
    }

    /** θ, the gradients, η, β₁, β₂, ε. */
    @FunctionalInterface
    public interface WithMoments {
        /**
         * The path.
         *
         * @param theta the start
         * @param g the gradients
         * @param eta the learning rate
         * @param beta1 the decay rate of the first moment
         * @param beta2 the decay rate of the second moment
         * @param eps ε
         * @return the path without the start
         */
        double[][] path(
                double[] theta, double[][] g, double eta, double beta1, double beta2, double eps);
    }

    /** An answer of numbers. */
    @FunctionalInterface
    public interface Numbers {
        /**
         * The numbers.
         *
         * @return in the order that is asked for
         */
        double[] get();
    }

    /** An answer in words. */
    @FunctionalInterface
    public interface Words {
        /**
         * The words.
         *
         * @return a text
         */
        String get();
    }

    /** A first step, the gradient, η, β₁, β₂, ε. */
    @FunctionalInterface
    public interface Placement {
        /**
         * Which form of Adam made a step.
         *
         * @param first how far the first step went
         * @param g the gradient, above 0
         * @param eta the learning rate
         * @param beta1 the decay rate of the first moment
         * @param beta2 the decay rate of the second moment
         * @param eps ε
         * @return {@code notes}, {@code paper}, {@code keras} or {@code inside}
         */
        String of(double first, double g, double eta, double beta1, double beta2, double eps);
    }

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

    /** Rows, batch, budget. */
    @FunctionalInterface
    public interface Counting {
        /**
         * A number of steps.
         *
         * @param rows the rows of the training set
         * @param batch the rows per step
         * @param budget the most gradients of single rows
         * @return the number of steps
         */
        int of(int rows, int batch, int budget);
    }
}
