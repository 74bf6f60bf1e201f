package descent.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.objective.Objective;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.apache.commons.math3.exception.MathUnsupportedOperationException;
import org.apache.commons.math3.exception.NullArgumentException;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.exception.TooManyIterationsException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.math3.optim.ConvergenceChecker;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Commons Math's conventions, and the problems on which it tests its own optimizers: sums of
 * squares of linear residuals, the circle through five points, Rosenbrock's function.
 */
class MinimizerTest {
    private static final ConvergenceChecker<PointValuePair> TIGHT =
            new SimpleValueChecker(1e-24, 1e-24);

    /** |A x − b|². */
    private record Squares(RealMatrix a, double[] b) implements Objective {
        Squares(double[][] a, double... b) {
            this(new Array2DRowRealMatrix(a), b);
        }

        @Override
        public int dimension() {
            return a.getColumnDimension();
        }

        private double[] residuals(double[] x) {
            double[] r = a.operate(x);
            for (int k = 0; k < r.length; k++) {
                r[k] -= b[k];
            }
            return r;
        }

        @Override
        public double value(double[] x) {
            double sum = 0;
            for (double r : residuals(x)) {
                sum += r * r;
            }
            return sum;
        }

        @Override
        public void gradient(double[] x, double[] g) {
            double[] half = a.preMultiply(residuals(x));
            for (int i = 0; i < g.length; i++) {
                g[i] = 2 * half[i];
            }
        }

        /** Nesterov with the rate and the momentum for the extreme curvatures 2σ². */
        Rule nesterov() {
            double[] sigma = new SingularValueDecomposition(a).getSingularValues();
            double most = sigma[0];
            double least = sigma[sigma.length - 1];
            return Nesterov.asInNotes(1 / (2 * most * most), (most - least) / (most + least));
        }
    }

    private static PointValuePair minimum(
            Rule rule,
            ConvergenceChecker<PointValuePair> checker,
            Objective f,
            int steps,
            double... start) {
        return new Minimizer(rule, checker)
                .optimize(
                        new MaxEval(steps + 1),
                        new MaxIter(steps),
                        new ObjectiveFunction(f),
                        new ObjectiveFunctionGradient(f::gradient),
                        GoalType.MINIMIZE,
                        new InitialGuess(start));
    }

    private static PointValuePair minimum(Squares f, int steps, double... start) {
        return minimum(f.nesterov(), TIGHT, f, steps, start);
    }

    @Test
    void trivial() {
        PointValuePair p = minimum(new Squares(new double[][] {{2}}, 3), 100, 0);
        assertEquals(1.5, p.getPoint()[0], 1e-10);
        assertEquals(0, p.getValue(), 1e-10);
    }

    @Test
    void permutedColumns() {
        Squares f = new Squares(new double[][] {{1, -1}, {0, 2}, {1, -2}}, 4, 6, 1);
        PointValuePair p = minimum(f, 1000, 0, 0);
        assertArrayEquals(new double[] {7, 3}, p.getPoint(), 1e-10);
        assertEquals(0, p.getValue(), 1e-10);
    }

    @Test
    void noDependency() {
        double[][] a = new double[6][6];
        double[] b = new double[6];
        double[] expected = new double[6];
        for (int i = 0; i < 6; i++) {
            a[i][i] = 2;
            b[i] = 1.1 * i;
            expected[i] = 0.55 * i;
        }
        assertArrayEquals(
                expected, minimum(new Squares(a, b), 100, new double[6]).getPoint(), 1e-10);
    }

    @Test
    void oneSet() {
        Squares f = new Squares(new double[][] {{1, 0, 0}, {-1, 1, 0}, {0, -1, 1}}, 1, 1, 1);
        assertArrayEquals(
                new double[] {1, 2, 3}, minimum(f, 1000, new double[3]).getPoint(), 1e-10);
    }

    @Test
    void notInvertible() {
        double[][] a = {{1, 2, -3}, {2, 1, 3}, {-3, 0, -9}};
        PointValuePair p =
                minimum(
                        new GradientDescent(0.004),
                        new SimpleValueChecker(1e-9, 1e-9),
                        new Squares(a, 1, 1, 1),
                        10_000,
                        0,
                        0,
                        0);
        assertTrue(p.getValue() > 0.5);
    }

    @Test
    void moreColumnsThanRows() {
        Squares f = new Squares(new double[][] {{1, 2, 3, 4}, {1, 0, 1, 0}}, 10, 2);
        PointValuePair p = minimum(new GradientDescent(0.015), TIGHT, f, 5000, 0, 0, 0, 0);
        assertEquals(0, p.getValue(), 1e-10);
    }

    /** κ of the problem is 9·10⁶: a first-order method gets the value, but the point slowly. */
    @Test
    void illConditioned() {
        double[][] a = {{10, 7, 8, 7}, {7, 5, 6, 5}, {8, 6, 10, 9}, {7, 5, 9, 10}};
        Squares f = new Squares(a, 32, 23, 33, 31);
        PointValuePair p = minimum(f, 200_000, 0, 1, 2, 3);
        assertArrayEquals(new double[] {1, 1, 1, 1}, p.getPoint(), 1e-4);
        assertThrows(TooManyIterationsException.class, () -> minimum(f, 1000, 0, 1, 2, 3));
    }

    /** Five points near a circle; the centre and the radius as published with Commons Math. */
    private record Circle(double[][] points) implements Objective {
        double radius(double[] c) {
            double sum = 0;
            for (double[] p : points) {
                sum += Math.hypot(p[0] - c[0], p[1] - c[1]);
            }
            return sum / points.length;
        }

        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public double value(double[] c) {
            double radius = radius(c);
            double sum = 0;
            for (double[] p : points) {
                double r = Math.hypot(p[0] - c[0], p[1] - c[1]) - radius;
                sum += r * r;
            }
            return sum;
        }

        @Override
        public void gradient(double[] c, double[] g) {
            double radius = radius(c);
            g[0] = 0;
            g[1] = 0;
            for (double[] p : points) {
                double d = Math.hypot(p[0] - c[0], p[1] - c[1]);
                g[0] += 2 * (c[0] - p[0]) * (d - radius) / d;
                g[1] += 2 * (c[1] - p[1]) * (d - radius) / d;
            }
        }
    }

    private static final Circle CIRCLE =
            new Circle(new double[][] {{30, 68}, {50, -6}, {110, -20}, {35, 15}, {45, 97}});

    static Rule[] circleRules() {
        return new Rule[] {
            new GradientDescent(0.1),
            Momentum.asInNotes(0.05, 0.5),
            Nesterov.asInNotes(0.05, 0.5),
            Adagrad.asInNotes(3),
            new Adam(Adam.Form.NOTES, t -> 1 / Math.sqrt(t), 0.9, 0.999, 1e-8),
            new Adam(Adam.Form.PAPER, t -> 1 / Math.sqrt(t), 0.9, 0.999, 1e-8)
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("circleRules")
    void circle(Rule rule) {
        PointValuePair p =
                minimum(rule, new SimpleValueChecker(1e-30, 1e-14), CIRCLE, 20_000, 98.68, 47.345);
        assertEquals(96.075902096, p.getPoint()[0], 1e-5);
        assertEquals(48.135167894, p.getPoint()[1], 1e-5);
        assertEquals(69.960161753, CIRCLE.radius(p.getPoint()), 1e-5);
    }

    static Rule[] rosenbrockRules() {
        return new Rule[] {
            Nesterov.asInNotes(0.001, 0.97),
            Momentum.asInNotes(0.001, 0.95),
            new Adam(Adam.Form.NOTES, Schedule.cosine(0.05, 20_000), 0.9, 0.999, 1e-8),
            new Adam(Adam.Form.PYTORCH, Schedule.cosine(0.05, 20_000), 0.9, 0.999, 1e-8)
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rosenbrockRules")
    void rosenbrock(Rule rule) {
        PointValuePair p =
                minimum(
                        rule,
                        (k, before, after) -> after.getValue() < 1e-16,
                        Objective.rosenbrock(),
                        20_000,
                        -1.2,
                        1);
        assertArrayEquals(new double[] {1, 1}, p.getPoint(), 1e-6);
    }

    @Test
    void everyRuleRunsAsItsTraceDoes() {
        Objective f = Toy.bowl(2, 0.5);
        double[] start = {1, -0.5};
        for (Rule rule : Forms.all()) {
            PointValuePair p = minimum(rule, (k, before, after) -> k == 10, f, 10, start);
            Trace trace = Trace.of(rule, f, start, 10);
            assertArrayEquals(trace.state(10).theta(), p.getPoint(), rule.name());
            assertEquals(trace.values()[10], p.getValue(), rule.name());
        }
    }

    @Test
    void maximises() {
        Objective f = Toy.bowl(2, 1);
        Minimizer optimizer = new Minimizer(new GradientDescent(0.1), TIGHT);
        PointValuePair p =
                optimizer.optimize(
                        MaxEval.unlimited(),
                        new MaxIter(1000),
                        new ObjectiveFunction(x -> 5 - f.value(x)),
                        new ObjectiveFunctionGradient(x -> new double[] {-2 * x[0], -x[1]}),
                        GoalType.MAXIMIZE,
                        new InitialGuess(new double[] {3, -4}));
        assertArrayEquals(new double[2], p.getPoint(), 1e-6);
        assertEquals(5, p.getValue(), 1e-12);
    }

    @Test
    void countsAndLimits() {
        Objective f = Toy.bowl(1);
        Minimizer optimizer = new Minimizer(new GradientDescent(0.5), (k, before, after) -> k == 4);
        PointValuePair p =
                optimizer.optimize(
                        new MaxEval(5),
                        new MaxIter(4),
                        new ObjectiveFunction(f),
                        new ObjectiveFunctionGradient(f::gradient),
                        new InitialGuess(new double[] {16}));
        assertEquals(1, p.getPoint()[0]);
        assertEquals(0.5, p.getValue());
        assertEquals(4, optimizer.getIterations());
        assertEquals(5, optimizer.getEvaluations());
        assertEquals(5, optimizer.getMaxEvaluations());
        assertEquals(4, optimizer.getMaxIterations());
        assertThrows(TooManyEvaluationsException.class, () -> optimizer.optimize(new MaxEval(4)));
        assertThrows(
                TooManyIterationsException.class,
                () -> optimizer.optimize(new MaxEval(100), new MaxIter(3)));
        // Data not given again are those of the last call, and the run begins afresh.
        assertEquals(1, optimizer.optimize(new MaxEval(5), new MaxIter(4)).getPoint()[0]);
    }

    @Test
    void theCheckerSeesBothPoints() {
        Objective f = Toy.bowl(1);
        minimum(
                new GradientDescent(0.5),
                (k, before, after) -> {
                    assertEquals(8 * Math.pow(0.5, k - 1), before.getPoint()[0]);
                    assertEquals(8 * Math.pow(0.5, k), after.getPoint()[0]);
                    assertEquals(f.value(before.getPoint()), before.getValue());
                    return k == 3;
                },
                f,
                10,
                8);
    }

    @Test
    void whatIsNotSupported() {
        Objective f = Toy.bowl(1);
        Minimizer optimizer = new Minimizer(new GradientDescent(0.5), TIGHT);
        assertThrows(
                MathUnsupportedOperationException.class,
                () ->
                        optimizer.optimize(
                                new MaxEval(10),
                                new ObjectiveFunction(f),
                                new ObjectiveFunctionGradient(f::gradient),
                                new InitialGuess(new double[] {0}),
                                new SimpleBounds(new double[] {-1}, new double[] {1})));
        assertThrows(
                MathUnsupportedOperationException.class,
                () ->
                        new Minimizer(new GradientDescent(0.5), TIGHT)
                                .optimize(
                                        new MaxEval(10),
                                        new ObjectiveFunction(f),
                                        new ObjectiveFunctionGradient(f::gradient),
                                        new InitialGuess(new double[] {0}),
                                        new SimpleBounds(
                                                new double[] {Double.NEGATIVE_INFINITY},
                                                new double[] {1})));
        assertThrows(
                NullArgumentException.class, () -> new Minimizer(new GradientDescent(1), null));
        assertThrows(
                NullArgumentException.class,
                () ->
                        new Minimizer(new GradientDescent(1), TIGHT)
                                .optimize(new MaxEval(1), new ObjectiveFunction(f)));
        assertThrows(
                IllegalArgumentException.class,
                () -> minimum(new GradientDescent(1), TIGHT, f, 5, Double.NaN));
    }

    @Test
    void divergesAndStops() {
        Objective f = Toy.bowl(3);
        DivergenceException e =
                assertThrows(
                        DivergenceException.class,
                        () -> minimum(new GradientDescent(1), TIGHT, f, 5000, 1));
        // |θ| doubles at each step; 1.5 · 4^t passes 2¹⁰²⁴ at t = 512.
        assertEquals(512, e.step());
        Thread.currentThread().interrupt();
        assertThrows(
                CancellationException.class,
                () -> minimum(new GradientDescent(.1), TIGHT, f, 9, 1));
    }

    /** The lines that the lecturer's guide shows are these, and they find the minimum. */
    @Test
    void theExampleOfTheGuide() throws IOException {
        Objective f = Objective.rosenbrock();
        Minimizer adam = new Minimizer(Adam.asInPaper(0.01), new SimpleValueChecker(1e-12, 1e-12));
        PointValuePair end =
                adam.optimize(
                        new ObjectiveFunction(f),
                        new ObjectiveFunctionGradient(f::gradient),
                        GoalType.MINIMIZE,
                        new InitialGuess(new double[] {-1.2, 1}),
                        new MaxIter(20_000),
                        MaxEval.unlimited());
        assertArrayEquals(new double[] {1, 1}, end.getPoint(), 1e-3);
        String here = packed(Path.of("src/test/java/descent/optim/MinimizerTest.java"));
        for (String language : new String[] {"en", "ko"}) {
            String page = packed(Path.of("../../notebooks/guide", language, "adapt.md"));
            int from = page.indexOf("```javaObjectivef") + "```java".length();
            assertTrue(here.contains(page.substring(from, page.indexOf("```", from))), language);
        }
    }

    private static String packed(Path file) throws IOException {
        return Files.readString(file).replaceAll("\\s+", "");
    }
}
