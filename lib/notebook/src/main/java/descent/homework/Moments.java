package descent.homework;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The usual mistakes with Adam: θ, g, η, β₁, β₂, ε. */
final class Moments {
    private Moments() {}

    /** The numbers of one step. */
    private record Now(int t, double eta, double beta1, double beta2, double eps) {
        double first() {
            return 1 - Math.pow(beta1, t);
        }

        double second() {
            return 1 - Math.pow(beta2, t);
        }

        /** The correction of the notes. */
        double c() {
            return Math.sqrt(second()) / first();
        }

        Now at(int step) {
            return new Now(step, eta, beta1, beta2, eps);
        }

        static Now of(Inputs in, int t) {
            return new Now(t, in.number(2), in.number(3), in.number(4), in.number(5));
        }
    }

    private interface Change {
        double of(Now n, double m, double v, double g);
    }

    private interface Average {
        double next(Now n, double old, double g);
    }

    static List<Mistake> adam(Function<Inputs, double[][]> right) {
        List<Mistake> all = new ArrayList<>(Paths.general(right));
        all.add(step("eps-outside", (n, m, v, g) -> n.c() * m / (Math.sqrt(v) + n.eps)));
        all.add(
                step(
                        "eps-paper",
                        (n, m, v, g) -> m / n.first() / (Math.sqrt(v / n.second()) + n.eps)));
        all.add(
                step(
                        "eps-inside-hat",
                        (n, m, v, g) -> m / n.first() / Math.sqrt(v / n.second() + n.eps)));
        all.add(step("eps-added", (n, m, v, g) -> n.c() * m / Math.sqrt(v) + n.eps));
        all.add(step("uncorrected", (n, m, v, g) -> m / Math.sqrt(v + n.eps)));
        all.add(step("correction-of-m-only", (n, m, v, g) -> m / n.first() / root(n, v)));
        all.add(
                step(
                        "correction-of-v-only",
                        (n, m, v, g) -> Math.sqrt(n.second()) * m / root(n, v)));
        all.add(
                step(
                        "t-lost",
                        (n, m, v, g) -> Math.sqrt(n.second()) / (1 - n.beta1) * m / root(n, v)));
        all.add(step("t-from-zero", (n, m, v, g) -> n.at(n.t - 1).c() * m / root(n, v)));
        all.add(step("t-ahead", (n, m, v, g) -> n.at(n.t + 1).c() * m / root(n, v)));
        all.add(step("t-stands", (n, m, v, g) -> n.at(1).c() * m / root(n, v)));
        all.add(
                step(
                        "correction-root-lost",
                        (n, m, v, g) -> n.second() / n.first() * m / root(n, v)));
        all.add(
                step(
                        "corrections-exchanged",
                        (n, m, v, g) -> Math.sqrt(n.first()) / n.second() * m / root(n, v)));
        all.add(step("root-lost", (n, m, v, g) -> n.c() * m / (v + n.eps)));
        all.add(step("eta-lost", (n, m, v, g) -> notes(n, m, v, g) / n.eta));
        all.add(step("m-unused", (n, m, v, g) -> n.c() * g / root(n, v)));
        all.add(step("sign", (n, m, v, g) -> -n.c() * m / root(n, v)));
        all.add(second("one-minus-lost", (n, v, g) -> n.beta2 * v + g * g));
        all.add(new Mistake("averages-late", Moments::late));
        all.add(new Mistake("correction-kept", Moments::kept));
        all.add(first("one-minus-lost", (n, m, g) -> n.beta1 * m + g));
        all.add(second("not-squared", (n, v, g) -> n.beta2 * v + (1 - n.beta2) * Math.abs(g)));
        all.add(exchanged());
        all.add(new Mistake("t-per-coordinate", Moments::perCoordinate));
        return all;
    }

    private static double root(Now n, double v) {
        return Math.sqrt(v + n.eps);
    }

    private static double m(Now n, double m, double g) {
        return n.beta1 * m + (1 - n.beta1) * g;
    }

    private static double v(Now n, double v, double g) {
        return n.beta2 * v + (1 - n.beta2) * g * g;
    }

    private static Mistake with(String key, Average first, Average second, Change change) {
        return new Mistake(
                key,
                in ->
                        Paths.of(
                                in.vector(0),
                                in.matrix(1),
                                (t, x, g, s) -> {
                                    Now n = Now.of(in, t);
                                    s[0] = first.next(n, s[0], g);
                                    s[1] = second.next(n, s[1], g);
                                    return x - n.eta * change.of(n, s[0], s[1], g);
                                }));
    }

    private static Mistake step(String key, Change change) {
        return with(key, Moments::m, Moments::v, change);
    }

    private static double notes(Now n, double m, double v, double g) {
        return n.c() * m / root(n, v);
    }

    private static Mistake first(String key, Average first) {
        return with(key, first, Moments::v, Moments::notes);
    }

    private static Mistake second(String key, Average second) {
        return with(key, Moments::m, second, Moments::notes);
    }

    private static Mistake exchanged() {
        return with(
                "betas-exchanged",
                (n, m, g) -> n.beta2 * m + (1 - n.beta2) * g,
                (n, v, g) -> n.beta1 * v + (1 - n.beta1) * g * g,
                (n, m, v, g) -> Math.sqrt(n.first()) / n.second() * m / root(n, v));
    }

    /** The step uses the averages of the step before. */
    private static Object late(Inputs in) {
        return Paths.of(
                in.vector(0),
                in.matrix(1),
                (t, x, g, s) -> {
                    Now n = Now.of(in, t);
                    double change = n.eta * notes(n, s[0], s[1], g);
                    s[0] = m(n, s[0], g);
                    s[1] = v(n, s[1], g);
                    return x - change;
                });
    }

    /** The corrected averages are kept, and averaged on. */
    private static Object kept(Inputs in) {
        return Paths.of(
                in.vector(0),
                in.matrix(1),
                (t, x, g, s) -> {
                    Now n = Now.of(in, t);
                    s[0] = m(n, s[0], g) / n.first();
                    s[1] = v(n, s[1], g) / n.second();
                    return x - n.eta * s[0] / Math.sqrt(s[1] + n.eps);
                });
    }

    /** The counter t goes up with every coordinate. */
    private static Object perCoordinate(Inputs in) {
        int[] count = new int[1];
        return Paths.of(
                in.vector(0),
                in.matrix(1),
                (t, x, g, s) -> {
                    Now n = Now.of(in, ++count[0]);
                    s[0] = m(n, s[0], g);
                    s[1] = v(n, s[1], g);
                    return x - n.eta * notes(n, s[0], s[1], g);
                });
    }
}
