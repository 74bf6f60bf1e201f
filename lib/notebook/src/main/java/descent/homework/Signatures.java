package descent.homework;

/**
 * The signatures that the assignments on update rules and on the project ask for, those of {@link
 * RbmSignatures} beside them: plain Java, so that they run without the course.
 */
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
