package descent.course;

import descent.optim.Rule;
import descent.optim.State;
import descent.text.Messages;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Checks of a student's code. Each returns nothing when it holds and throws {@link CheckFailed}
 * when it does not; the message names what was expected, what came, and which mistake it looks
 * like.
 */
public final class Check {
    private static final Messages SAY = Messages.beside(Check.class);
    private static final int COORDINATES = 4;
    private static final int STEPS = 6;
    private static final double TOLERANCE = 1e-12;

    private Check() {}

    /**
     * A number that must equal another.
     *
     * @param name what it is, as in the notes
     * @param actual the number that was computed
     * @param expected the number that is right
     * @param tolerance how far they may differ, relative to max(1, |expected|)
     * @throws CheckFailed if they differ by more, or if {@code actual} is NaN
     */
    public static void close(String name, double actual, double expected, double tolerance) {
        if (!near(actual, expected, tolerance)) {
            throw new CheckFailed(SAY.get("close", name, expected, actual, tolerance));
        }
    }

    /**
     * A rule that must make the same steps as another one, on gradients of very different sizes and
     * of both signs, with a zero among them; not in the first step, in which the published forms
     * without ε divide 0 by 0.
     *
     * @param mine the rule to check
     * @param reference the rule it must agree with, to 10⁻¹² relative to max(1, |θ|)
     * @throws CheckFailed at the first coordinate that differs, with a guess at the reason
     */
    public static void rule(Rule mine, Rule reference) {
        SplittableRandom random = new SplittableRandom(7);
        double[] start = {1, -2, 0.5, 3};
        State a = mine.init(start);
        State b = reference.init(start);
        for (int t = 1; t <= STEPS; t++) {
            double[] g = gradient(random, t);
            double[] seen = g.clone();
            State nextA = mine.step(a, seen);
            State nextB = reference.step(b, g);
            if (!Arrays.equals(seen, g)) {
                throw new CheckFailed(SAY.get("gradientChanged"));
            }
            for (int i = 0; i < COORDINATES; i++) {
                if (!near(nextA.theta(i), nextB.theta(i), TOLERANCE)) {
                    throw new CheckFailed(
                            SAY.get("rule", t, i, nextB.theta(i), nextA.theta(i))
                                    + " "
                                    + guess(t, a, nextA, b, nextB));
                }
            }
            a = nextA;
            b = nextB;
        }
        range(mine, start);
    }

    /** Coordinates outside [from, to) belong to others: a second thread may work on them. */
    private static void range(Rule mine, double[] start) {
        double[] theta = start.clone();
        double[] g = {1, 1, 1, 1};
        mine.update(1, g, theta, mine.init(start).slotValues(), 1, 2);
        if (theta[0] != start[0] || theta[2] != start[2] || theta[3] != start[3]) {
            throw new CheckFailed(SAY.get("range"));
        }
    }

    private static double[] gradient(SplittableRandom random, int t) {
        double[] g = new double[COORDINATES];
        for (int i = 0; i < COORDINATES; i++) {
            double size = Math.pow(10, -i);
            g[i] =
                    t == 3 && i == 1
                            ? 0
                            : size * (0.5 + random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
        }
        return g;
    }

    /** Which of the usual mistakes makes the steps that were seen. */
    private static String guess(int t, State a, State nextA, State b, State nextB) {
        if (t > 1) {
            return SAY.get("guess.memory", t);
        }
        double[] ratio = new double[COORDINATES];
        for (int i = 0; i < COORDINATES; i++) {
            ratio[i] = (nextA.theta(i) - a.theta(i)) / (nextB.theta(i) - b.theta(i));
        }
        for (double r : ratio) {
            if (!near(r, ratio[0], 1e-9)) {
                return SAY.get("guess.formula");
            }
        }
        if (ratio[0] == 0) {
            return SAY.get("guess.nothing");
        }
        if (near(ratio[0], -1, 1e-9)) {
            return SAY.get("guess.sign");
        }
        return SAY.get("guess.factor", (float) ratio[0]);
    }

    private static boolean near(double x, double y, double tolerance) {
        return x == y || Math.abs(x - y) <= tolerance * Math.max(1, Math.abs(y));
    }
}
