package descent.objective;

import static descent.objective.Reference.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.objective.Reference.Formula;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.junit.jupiter.api.Test;

class TestFunctionTest {
    /**
     * A function of the library, the same formula written apart from it, its published minima and
     * the value there.
     */
    private record Case(TestFunction f, Formula formula, double least, double[]... minima) {}

    private static DerivativeStructure square(DerivativeStructure x) {
        return x.multiply(x);
    }

    private static final List<Case> ALL =
            List.of(
                    new Case(Objective.square(), x -> square(x[0]), 0, at(0)),
                    new Case(
                            Objective.quadratic(0.5, 3, 20),
                            x ->
                                    square(x[0])
                                            .multiply(0.25)
                                            .add(square(x[1]).multiply(1.5))
                                            .add(square(x[2]).multiply(10)),
                            0,
                            at(0, 0, 0)),
                    new Case(
                            Objective.ravine(7),
                            x -> square(x[0]).add(square(x[1]).multiply(7)).divide(2),
                            0,
                            at(0, 0)),
                    new Case(
                            Objective.ravine(50, Math.PI / 6), // along (√3, 1)/2, across (−1, √3)/2
                            x ->
                                    square(x[0].multiply(Math.sqrt(3)).add(x[1]))
                                            .add(
                                                    square(
                                                                    x[1].multiply(Math.sqrt(3))
                                                                            .subtract(x[0]))
                                                            .multiply(50))
                                            .divide(8),
                            0,
                            at(0, 0)),
                    new Case(
                            Objective.rosenbrock(),
                            x ->
                                    square(x[1].subtract(square(x[0])))
                                            .multiply(100)
                                            .add(square(x[0].negate().add(1))),
                            0,
                            at(1, 1)),
                    new Case(
                            Objective.beale(),
                            x ->
                                    square(x[0].multiply(x[1].subtract(1)).add(1.5))
                                            .add(
                                                    square(
                                                            x[0].multiply(x[1].pow(2).subtract(1))
                                                                    .add(2.25)))
                                            .add(
                                                    square(
                                                            x[0].multiply(x[1].pow(3).subtract(1))
                                                                    .add(2.625))),
                            0,
                            at(3, 0.5)),
                    new Case(
                            Objective.booth(), // multiplied out
                            x ->
                                    square(x[0])
                                            .add(square(x[1]))
                                            .multiply(5)
                                            .add(x[0].multiply(x[1]).multiply(8))
                                            .add(x[0].multiply(-34))
                                            .add(x[1].multiply(-38))
                                            .add(74),
                            0,
                            at(1, 3)),
                    new Case(
                            Objective.himmelblau(),
                            x ->
                                    x[0].pow(2)
                                            .add(x[1])
                                            .subtract(11)
                                            .pow(2)
                                            .add(x[1].pow(2).add(x[0]).subtract(7).pow(2)),
                            0,
                            at(3, 2),
                            at(-2.805118, 3.131312),
                            at(-3.779310, -3.283186),
                            at(3.584428, -1.848126)),
                    new Case(
                            Objective.camel(),
                            x ->
                                    x[0].pow(2)
                                            .multiply(2)
                                            .subtract(x[0].pow(4).multiply(1.05))
                                            .add(x[0].pow(6).divide(6))
                                            .add(x[0].multiply(x[1]))
                                            .add(x[1].pow(2)),
                            0,
                            at(0, 0)),
                    new Case(
                            Objective.matyas(), // 0.25 and 0.01 along the diagonals
                            x ->
                                    x[0].subtract(x[1])
                                            .pow(2)
                                            .multiply(0.25)
                                            .add(x[0].add(x[1]).pow(2).multiply(0.01)),
                            0,
                            at(0, 0)),
                    new Case(
                            Objective.mcCormick(),
                            x ->
                                    x[0].add(x[1])
                                            .sin()
                                            .add(x[0].subtract(x[1]).pow(2))
                                            .add(x[0].multiply(-1.5))
                                            .add(x[1].multiply(2.5))
                                            .add(1),
                            -1.9132229549810367,
                            at(-0.547197551197, -1.547197551197)),
                    new Case(
                            Objective.saddle(),
                            x -> x[0].add(x[1]).multiply(x[0].subtract(x[1])),
                            Double.NEGATIVE_INFINITY),
                    new Case(
                            Objective.heavyBallCycle(), // integrals of 25x, x + 24 and 25x − 24
                            x -> {
                                double s = x[0].getValue();
                                return s < 1
                                        ? x[0].pow(2).multiply(12.5)
                                        : s < 2
                                                ? x[0].pow(2)
                                                        .subtract(1)
                                                        .divide(2)
                                                        .add(x[0].subtract(1).multiply(24))
                                                        .add(12.5)
                                                : x[0].pow(2)
                                                        .subtract(4)
                                                        .multiply(12.5)
                                                        .subtract(x[0].subtract(2).multiply(24))
                                                        .add(38);
                            },
                            0,
                            at(0)));

    private static double[] at(double... x) {
        return x;
    }

    private static double[] point(Case c, SplittableRandom random) {
        double[] x = new double[c.f.dimension()];
        Window w = c.f.window();
        for (int i = 0; i < x.length; i++) {
            x[i] =
                    i == 1
                            ? random.nextDouble(w.bottom(), w.top())
                            : random.nextDouble(w.left(), w.right());
        }
        return x;
    }

    @Test
    void valuesAndGradientsAreThoseOfCommonsMath() {
        for (Case c : ALL) {
            SplittableRandom random = new SplittableRandom(1);
            for (int k = 0; k < 200; k++) {
                double[] x = k == 0 ? c.f.start() : point(c, random);
                double[] before = x.clone();
                double[] expected = Reference.differentiate(c.formula, x);
                double[] g = c.f.gradient(x);
                double[] actual = new double[g.length + 1];
                actual[0] = c.f.value(x);
                System.arraycopy(g, 0, actual, 1, g.length);
                assertClose(expected, actual, 1e-13, c.f.name());
                assertArrayEquals(before, x, c.f.name());
                assertArrayEquals(g, c.f.gradient(new ArrayRealVector(x)).toArray(), c.f.name());
            }
        }
    }

    @Test
    void gradientsAreThoseOfDifferences() {
        for (Case c : ALL) {
            SplittableRandom random = new SplittableRandom(2);
            for (int k = 0; k < 50; k++) {
                double[] x = point(c, random);
                boolean kink = c.f instanceof HeavyBallCycle && (near(x[0], 1) || near(x[0], 2));
                if (!kink) {
                    assertClose(Reference.differences(c.f, x), c.f.gradient(x), 1e-8, c.f.name());
                }
            }
        }
    }

    private static boolean near(double x, double y) {
        return Math.abs(x - y) < 0.01;
    }

    @Test
    void minimaAreThePublishedOnes() {
        for (Case c : ALL) {
            double[][] minima = c.f.minima();
            assertEquals(c.minima.length, minima.length, c.f.name());
            for (int k = 0; k < minima.length; k++) {
                assertClose(c.minima[k], minima[k], 1e-6, c.f.name());
                assertEquals(c.least, c.f.value(minima[k]), 1e-15, c.f.name());
                assertClose(
                        new double[minima[k].length], c.f.gradient(minima[k]), 1e-13, c.f.name());
                minima[k][0] = Double.NaN; // must not reach the function
            }
            SplittableRandom random = new SplittableRandom(3);
            for (int k = 0; k < 2000; k++) {
                assertTrue(c.f.value(point(c, random)) > c.least, c.f.name());
            }
            assertFalse(minima.length > 0 && Double.isNaN(c.f.minima()[0][0]), c.f.name());
        }
    }

    @Test
    void windowsHoldStartAndMinima() {
        for (Case c : ALL) {
            Window w = c.f.window();
            assertInside(c, w, c.f.start());
            for (double[] minimum : c.f.minima()) {
                assertInside(c, w, minimum);
            }
            assertNotSame(c.f.start(), c.f.start());
            assertEquals(c.f.dimension(), c.f.start().length);
        }
    }

    private static void assertInside(Case c, Window w, double[] x) {
        double second = x.length == 1 ? c.f.value(x) : x[1];
        assertTrue(w.contains(x[0], second), c.f.name());
    }

    @Test
    void namesAreShortAndDistinct() {
        Set<String> names = new HashSet<>();
        for (Case c : ALL) {
            assertTrue(names.add(c.f.name()), c.f.name());
            assertTrue(c.f.name().length() <= 32, c.f.name());
        }
    }

    @Test
    void otherPublishedPoints() {
        // Moré, Garbow and Hillstrom's starts and values there
        assertEquals(24.2, Objective.rosenbrock().value(new double[] {-1.2, 1}), 1e-13);
        assertArrayEquals(new double[] {-1.2, 1}, Objective.rosenbrock().start());
        assertEquals(14.203125, Objective.beale().value(new double[] {1, 1}));
        assertArrayEquals(new double[] {1, 1}, Objective.beale().start());
        // the corner points that make the plots: Booth 74 and Himmelblau 170 at the origin
        assertEquals(74, Objective.booth().value(new double[2]));
        assertEquals(170, Objective.himmelblau().value(new double[2]));
        // Himmelblau's maximum, 181.617
        assertEquals(
                181.617, Objective.himmelblau().value(new double[] {-0.270845, -0.923039}), 1e-3);
        // the camel's two other minima: 4x − 4.2x³ + x⁵ + y = 0, x + 2y = 0, so x² = 2.1 + √0.91
        double x = Math.sqrt(2.1 + Math.sqrt(0.91));
        assertEquals(1.747552, x, 1e-6);
        assertEquals(0.298638, Objective.camel().value(new double[] {x, -x / 2}), 1e-6);
        assertClose(new double[2], Objective.camel().gradient(-x, x / 2), 1e-13, "camel");
        // McCormick's falls without bound outside its window
        assertTrue(Objective.mcCormick().value(new double[] {-9, -9}) < -1.9132229549810367);
        assertEquals(-4, Objective.saddle().value(new double[] {0, 2}));
    }

    @Test
    void whereGradientDescentEndsFromTheStart() {
        for (Case c : ALL) {
            double[] x = c.f.start();
            double[] g = new double[x.length];
            for (int t = 0; t < 400_000 && c.minima.length > 0; t++) {
                c.f.gradient(x, g);
                for (int i = 0; i < x.length; i++) {
                    x[i] -= 1e-3 * g[i];
                }
            }
            if (c.f instanceof Camel) { // in the wrong valley
                assertEquals(0.298638, c.f.value(x), 1e-6);
            } else if (c.minima.length > 0) {
                assertEquals(c.least, c.f.value(x), 1e-6, c.f.name());
            }
        }
        assertEquals( // McCormick's other minimum
                -Math.sqrt(3) / 2 + 2 * Math.PI / 3,
                Objective.mcCormick()
                        .value(new double[] {0.5 + 2 * Math.PI / 3, -0.5 + 2 * Math.PI / 3}),
                1e-14);
    }

    @Test
    void heavyBallsCycle() {
        // Lessard, Recht and Packard (2016): η = 1/9, μ = 4/9, x₀ = 3.3
        HeavyBallCycle f = Objective.heavyBallCycle();
        double x = f.start()[0];
        double before = x;
        for (int t = 0; t < 3000; t++) {
            double next = x - f.gradient(x)[0] / 9 + 4.0 / 9 * (x - before);
            before = x;
            x = next;
        }
        Set<String> cycle = new HashSet<>();
        for (int t = 0; t < 3; t++) {
            cycle.add(String.format("%.6f", x));
            double next = x - f.gradient(x)[0] / 9 + 4.0 / 9 * (x - before);
            before = x;
            x = next;
        }
        assertEquals(Set.of("0.646531", "-1.802449", "2.115918"), cycle);
        assertEquals(25, f.gradient(1)[0]); // continuous at both kinks
        assertEquals(26, f.gradient(2)[0]);
        assertEquals(12.5, f.value(new double[] {1}));
        assertEquals(38, f.value(new double[] {2}));
    }

    @Test
    void reddisProblem() {
        Reddi reddi = OnlineProblem.reddi();
        double sum = 0;
        double[] x = {0.25};
        for (int t = 1; t <= 300; t++) {
            double[] g = new double[1];
            reddi.gradient(t, x, g);
            assertEquals(t % 3 == 1 ? 3 : -1, g[0]);
            assertEquals(g[0] * 0.25, reddi.value(t, x));
            sum += reddi.value(t, new double[] {-1});
        }
        assertEquals(-100, sum); // (C − 2) x per three steps, at x = −1
        double[][] points = {{-7}, {7}, {0.5}};
        for (double[] point : points) {
            reddi.project(point);
        }
        assertArrayEquals(new double[][] {{-1}, {1}, {0.5}}, points);
        assertArrayEquals(new double[1], reddi.start());
        assertThrows(IllegalArgumentException.class, () -> new Reddi(2));
    }

    @Test
    void adamGoesToTheWorstPointOfReddisProblem() {
        // β₁ = 0, β₂ = 0.1, η_t = 0.5/√t without correction; AMSGrad keeps the largest v
        Reddi reddi = OnlineProblem.reddi();
        for (boolean ams : new boolean[] {false, true}) {
            double[] x = reddi.start();
            double[] g = new double[1];
            double v = 0;
            double largest = 0;
            for (int t = 1; t <= 30_000; t++) {
                reddi.gradient(t, x, g);
                v = 0.1 * v + 0.9 * g[0] * g[0];
                largest = Math.max(largest, v);
                x[0] -= 0.5 / Math.sqrt(t) * g[0] / Math.sqrt(ams ? largest : v);
                reddi.project(x);
            }
            assertEquals(ams ? -1 : 1, x[0], 0.01);
        }
    }

    /** What a legend shows, and that each factory makes its own function. */
    @Test
    void names() {
        List<TestFunction> functions =
                List.of(
                        Objective.rosenbrock(),
                        Objective.beale(),
                        Objective.booth(),
                        Objective.himmelblau(),
                        Objective.camel(),
                        Objective.matyas(),
                        Objective.mcCormick(),
                        Objective.saddle(),
                        Objective.heavyBallCycle());
        assertEquals(
                "Rosenbrock, Beale, Booth, Himmelblau, Camel, Matyas, McCormick, x² − y², "
                        + "Lessard et al.",
                functions.stream().map(Objective::name).collect(Collectors.joining(", ")));
        assertEquals("Own", new Own().name());
    }

    /** A student's function, which has no name but its class's. */
    record Own() implements Objective {
        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public double value(double[] x) {
            return x[0];
        }

        @Override
        public void gradient(double[] x, double[] g) {
            g[0] = 1;
        }
    }

    @Test
    void emptyWindowsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Window(1, 1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Window(0, 1, 2, 1));
        assertThrows(IllegalArgumentException.class, () -> new Window(0, Double.NaN, 0, 1));
        Window w = new Window(0, 1, 0, 2);
        assertTrue(w.contains(0, 0) && w.contains(1, 2));
        assertFalse(w.contains(1.1, 1) || w.contains(-0.1, 1) || w.contains(0.5, -0.1));
        assertFalse(
                w.contains(0.5, 2.1) || w.contains(Double.NaN, 1) || w.contains(0.5, Double.NaN));
    }
}
