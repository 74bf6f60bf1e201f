package descent.homework;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The usual mistakes with Adagrad, RMSprop and Adadelta. */
final class Adaptives {
    private Adaptives() {}

    private static Mistake with(String key, Function<Inputs, Paths.Step> step) {
        return new Mistake(key, in -> Paths.of(in.vector(0), in.matrix(1), step.apply(in)));
    }

    /** θ, g, η. */
    static List<Mistake> adagrad(Function<Inputs, double[][]> right) {
        List<Mistake> all = new ArrayList<>(Paths.general(right));
        all.add(sum("zero-by-zero", (t, sum, g) -> g / Math.sqrt(sum)));
        all.add(sum("no-eps", (t, sum, g) -> g / (Math.sqrt(sum) + 1e-8)));
        all.add(sum("no-eps", (t, sum, g) -> g / Math.sqrt(sum + 1e-8)));
        all.add(sum("root-lost", (t, sum, g) -> safe(g, sum)));
        all.add(sum("sign", (t, sum, g) -> -safe(g, Math.sqrt(sum))));
        all.add(sum("mean-not-sum", (t, sum, g) -> safe(g, Math.sqrt(sum / t))));
        all.add(sum("sum-late", (t, sum, g) -> safe(g, Math.sqrt(Math.max(0, sum - g * g)))));
        all.add(sum("last-only", (t, sum, g) -> safe(g, Math.abs(g))));
        all.add(sum("root-multiplied", (t, sum, g) -> g * Math.sqrt(sum)));
        all.add(with("eta-lost", in -> (t, x, g, s) -> rated(x, 1, g, s)));
        all.add(with("squared-late", in -> (t, x, g, s) -> squaredLate(x, in.number(2), g, s)));
        all.add(with("not-squared", in -> (t, x, g, s) -> notSquared(x, in.number(2), g, s)));
        all.add(new Mistake("memory-shared", Adaptives::sharedSum));
        return all;
    }

    private interface Direction {
        double of(int t, double sum, double g);
    }

    private static double safe(double g, double divisor) {
        return g == 0 || divisor == 0 ? 0 : g / divisor;
    }

    private static Mistake sum(String key, Direction d) {
        return with(
                key,
                in ->
                        (t, x, g, s) -> {
                            s[0] += g * g;
                            return x - in.number(2) * d.of(t, s[0], g);
                        });
    }

    private static double notSquared(double x, double eta, double g, double[] s) {
        s[0] += Math.abs(g);
        return x - eta * safe(g, Math.sqrt(s[0]));
    }

    private static double rated(double x, double rate, double g, double[] s) {
        s[0] += g * g;
        return x - rate * safe(g, Math.sqrt(s[0]));
    }

    /** The gradients are added first, and their sum is squared. */
    private static double squaredLate(double x, double eta, double g, double[] s) {
        s[0] += g;
        return x - eta * safe(g, Math.abs(s[0]));
    }

    private static Object sharedSum(Inputs in) {
        double[] sum = new double[1];
        return Paths.of(
                in.vector(0),
                in.matrix(1),
                (t, x, g, s) -> {
                    sum[0] += g * g;
                    return x - in.number(2) * safe(g, Math.sqrt(sum[0]));
                });
    }

    /** θ, g, η, ρ, ε. */
    static List<Mistake> rmsprop(Function<Inputs, double[][]> right) {
        List<Mistake> all = new ArrayList<>(Paths.general(right));
        all.add(mean("eps-outside", (t, e, old, g, rho, eps) -> g / (Math.sqrt(e) + eps)));
        all.add(mean("eps-lost", (t, e, old, g, rho, eps) -> g / Math.sqrt(e)));
        all.add(mean("root-lost", (t, e, old, g, rho, eps) -> g / (e + eps)));
        all.add(mean("sign", (t, e, old, g, rho, eps) -> -g / Math.sqrt(e + eps)));
        all.add(mean("mean-late", (t, e, old, g, rho, eps) -> g / Math.sqrt(old + eps)));
        all.add(
                mean(
                        "corrected",
                        (t, e, old, g, rho, eps) ->
                                g / Math.sqrt(e / (1 - Math.pow(rho, t)) + eps)));
        all.add(average("rho-exchanged", (e, g, rho) -> (1 - rho) * e + rho * g * g));
        all.add(average("one-minus-lost", (e, g, rho) -> rho * e + g * g));
        all.add(average("sum-not-mean", (e, g, rho) -> e + g * g));
        all.add(average("last-only", (e, g, rho) -> g * g));
        all.add(
                average(
                        "first-as-start",
                        (e, g, rho) -> e == 0 ? g * g : rho * e + (1 - rho) * g * g));
        all.add(average("not-squared", (e, g, rho) -> rho * e + (1 - rho) * Math.abs(g)));
        all.add(mean("eps-added", (t, e, old, g, rho, eps) -> g / Math.sqrt(e) + eps));
        return all;
    }

    private interface Scaled {
        double of(int t, double e, double old, double g, double rho, double eps);
    }

    private interface Average {
        double next(double e, double g, double rho);
    }

    private static Mistake mean(String key, Scaled d) {
        return with(
                key,
                in ->
                        (t, x, g, s) -> {
                            double rho = in.number(3);
                            double old = s[0];
                            s[0] = rho * old + (1 - rho) * g * g;
                            return x - in.number(2) * d.of(t, s[0], old, g, rho, in.number(4));
                        });
    }

    private static Mistake average(String key, Average a) {
        return with(
                key,
                in ->
                        (t, x, g, s) -> {
                            s[0] = a.next(s[0], g, in.number(3));
                            return x - in.number(2) / Math.sqrt(s[0] + in.number(4)) * g;
                        });
    }

    /** θ, g, ρ, ε. */
    static List<Mistake> adadelta(Function<Inputs, double[][]> right) {
        List<Mistake> all = new ArrayList<>(Paths.general(right));
        all.add(with("same-step", in -> (t, x, g, s) -> x - g));
        all.add(ratio("sign", (e, d, g, eps) -> Math.sqrt((d + eps) / (e + eps)) * g));
        all.add(ratio("ratio-inverted", (e, d, g, eps) -> -Math.sqrt((e + eps) / (d + eps)) * g));
        all.add(ratio("root-lost", (e, d, g, eps) -> -(d + eps) / (e + eps) * g));
        all.add(
                ratio(
                        "eps-outside",
                        (e, d, g, eps) -> -(Math.sqrt(d) + eps) / (Math.sqrt(e) + eps) * g));
        all.add(ratio("eps-above-lost", (e, d, g, eps) -> -Math.sqrt(d / (e + eps)) * g));
        all.add(ratio("eps-below-lost", (e, d, g, eps) -> -Math.sqrt((d + eps) / e) * g));
        all.add(ratio("numerator-lost", (e, d, g, eps) -> -g / Math.sqrt(e + eps)));
        all.add(
                squares(
                        "rho-exchanged",
                        true,
                        (d, dx, x, g, rho) -> (1 - rho) * d + rho * dx * dx));
        all.add(squares("average-of-x", false, (d, dx, x, g, r) -> r * d + (1 - r) * x * x));
        all.add(squares("average-of-g", false, (d, dx, x, g, r) -> r * d + (1 - r) * g * g));
        all.add(squares("not-squared", false, (d, dx, x, g, r) -> r * d + (1 - r) * Math.abs(dx)));
        all.add(squares("last-step-only", false, (d, dx, x, g, r) -> dx * dx));
        all.add(squares("sum-of-steps", false, (d, dx, x, g, r) -> d + dx * dx));
        all.add(squares("one-minus-lost", false, (d, dx, x, g, r) -> r * d + dx * dx));
        return all;
    }

    private interface Delta {
        double of(double e, double d, double g, double eps);
    }

    private interface Squares {
        double next(double d, double dx, double x, double g, double rho);
    }

    private static Mistake ratio(String key, Delta delta) {
        return with(
                key,
                in ->
                        (t, x, g, s) -> {
                            double rho = in.number(2);
                            s[0] = rho * s[0] + (1 - rho) * g * g;
                            double dx = delta.of(s[0], s[1], g, in.number(3));
                            s[1] = rho * s[1] + (1 - rho) * dx * dx;
                            return x + dx;
                        });
    }

    private static Mistake squares(String key, boolean exchanged, Squares squares) {
        return with(
                key,
                in ->
                        (t, x, g, s) -> {
                            double rho = exchanged ? 1 - in.number(2) : in.number(2);
                            s[0] = rho * s[0] + (1 - rho) * g * g;
                            double root = Math.sqrt((s[1] + in.number(3)) / (s[0] + in.number(3)));
                            double next = x - root * g;
                            s[1] = squares.next(s[1], root * g, next, g, in.number(2));
                            return next;
                        });
    }
}
