package descent.homework;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The usual mistakes with gradient descent, momentum and Nesterov's method. */
final class Descents {
    private Descents() {}

    private static Mistake with(String key, Paths.Step step) {
        return new Mistake(key, in -> Paths.of(in.vector(0), in.matrix(1), step));
    }

    /** A step that knows η (argument 2) and, if there is one, a further number (argument 3). */
    private static Mistake with(String key, Function<Inputs, Paths.Step> step) {
        return new Mistake(key, in -> Paths.of(in.vector(0), in.matrix(1), step.apply(in)));
    }

    static List<Mistake> descent(Function<Inputs, double[][]> right) {
        List<Mistake> all = new ArrayList<>(Paths.general(right));
        all.add(with("sign", in -> (t, x, g, s) -> x + in.number(2) * g));
        all.add(with("eta-lost", (t, x, g, s) -> x - g));
        all.add(with("eta-squared", in -> (t, x, g, s) -> x - in.number(2) * in.number(2) * g));
        all.add(with("eta-fades", in -> (t, x, g, s) -> x - in.number(2) / t * g));
        all.add(with("eta-divides", in -> (t, x, g, s) -> x - g / in.number(2)));
        all.add(with("gradient-late", in -> (t, x, g, s) -> late(t, x, in.number(2), g, s)));
        all.add(with("steps-not-added", in -> (t, x, g, s) -> again(t, x, in.number(2), g, s)));
        all.add(with("sign-only", in -> (t, x, g, s) -> x - in.number(2) * Math.signum(g)));
        all.add(with("slope-only", in -> (t, x, g, s) -> -in.number(2) * g));
        return all;
    }

    private static double late(int t, double x, double eta, double g, double[] s) {
        double old = t == 1 ? g : s[0];
        s[0] = g;
        return x - eta * old;
    }

    private static double again(int t, double x, double eta, double g, double[] s) {
        s[0] = t == 1 ? x : s[0];
        return s[0] - eta * g;
    }

    static List<Mistake> momentum(Function<Inputs, double[][]> right) {
        List<Mistake> all = new ArrayList<>(Paths.general(right));
        all.removeIf(m -> m.key().equals("start-first")); // the same path as with a late velocity
        all.add(velocity("sign", (eta, mu, g, u) -> mu * u + eta * g));
        all.add(velocity("no-memory", (eta, mu, g, u) -> -eta * g));
        all.add(velocity("averaged", (eta, mu, g, u) -> mu * u - eta * (1 - mu) * g));
        all.add(velocity("mu-lost", (eta, mu, g, u) -> u - eta * g));
        all.add(velocity("mu-exchanged", (eta, mu, g, u) -> (1 - mu) * u - eta * mu * g));
        all.add(velocity("eta-lost", (eta, mu, g, u) -> mu * u - g));
        all.add(velocity("velocity-sign", (eta, mu, g, u) -> -mu * u - eta * g));
        all.add(velocity("mu-on-both", (eta, mu, g, u) -> mu * (u - eta * g)));
        all.add(velocity("mu-on-gradient", (eta, mu, g, u) -> u - mu * eta * g));
        all.add(step("nesterov-step", (eta, mu, g, u) -> mu * u - eta * g));
        all.add(new Mistake("velocity-late", in -> Paths.of(in.vector(0), in.matrix(1), late(in))));
        all.add(step("eta-twice", (eta, mu, g, u) -> eta * u));
        all.add(new Mistake("memory-shared", Descents::sharedVelocity));
        return all;
    }

    /** The position moves by the velocity of the step before. */
    private static Paths.Step late(Inputs in) {
        return (t, x, g, s) -> {
            double moved = x + s[0];
            s[0] = in.number(3) * s[0] - in.number(2) * g;
            return moved;
        };
    }

    private interface Velocity {
        double next(double eta, double mu, double g, double u);
    }

    private interface Move {
        double by(double eta, double mu, double g, double u);
    }

    private static Mistake velocity(String key, Velocity v) {
        return with(
                key,
                in ->
                        (t, x, g, s) -> {
                            s[0] = v.next(in.number(2), in.number(3), g, s[0]);
                            return x + s[0];
                        });
    }

    private static Mistake step(String key, Move move) {
        return with(
                key,
                in ->
                        (t, x, g, s) -> {
                            s[0] = in.number(3) * s[0] - in.number(2) * g;
                            return x + move.by(in.number(2), in.number(3), g, s[0]);
                        });
    }

    /** One number for the velocity instead of one per coordinate. */
    private static Object sharedVelocity(Inputs in) {
        double[] u = new double[1];
        return Paths.of(
                in.vector(0),
                in.matrix(1),
                (t, x, g, s) -> {
                    u[0] = in.number(3) * u[0] - in.number(2) * g;
                    return x + u[0];
                });
    }

    /** θ, curvature λ, η, μ, steps: the gradient of ½ Σ λ x² is λ x. */
    static List<Mistake> nesterov(Function<Inputs, double[][]> right) {
        List<Mistake> all = new ArrayList<>(Paths.general(right));
        all.add(ahead("gradient-here", (l, eta, mu, x, u) -> mu * u - eta * l * x));
        all.add(ahead("look-back", (l, eta, mu, x, u) -> mu * u - eta * l * (x - mu * u)));
        all.add(ahead("look-too-far", (l, eta, mu, x, u) -> mu * u - eta * l * (x + u)));
        all.add(ahead("curvature-lost", (l, eta, mu, x, u) -> mu * u - eta * (x + mu * u)));
        all.add(ahead("factor-two", (l, eta, mu, x, u) -> mu * u - 2 * eta * l * (x + mu * u)));
        all.add(ahead("eta-lost", (l, eta, mu, x, u) -> mu * u - l * (x + mu * u)));
        all.add(ahead("mu-on-both", (l, eta, mu, x, u) -> mu * (u - eta * l * (x + mu * u))));
        all.add(ahead("sign", (l, eta, mu, x, u) -> mu * u + eta * l * (x + mu * u)));
        all.add(ahead("no-memory", (l, eta, mu, x, u) -> -eta * l * x));
        all.add(ahead("mu-lost", (l, eta, mu, x, u) -> u - eta * l * (x + u)));
        all.add(new Mistake("look-ahead-kept", in -> looking(in, false)));
        all.add(new Mistake("step-from-ahead", in -> looking(in, true)));
        return all;
    }

    private interface Ahead {
        double next(double lambda, double eta, double mu, double x, double u);
    }

    private static Mistake ahead(String key, Ahead velocity) {
        return new Mistake(key, in -> ahead(in, velocity));
    }

    private static double[][] ahead(Inputs in, Ahead velocity) {
        double[] x = in.vector(0);
        double[] u = new double[x.length];
        double[][] path = new double[in.count(4)][];
        for (int t = 0; t < path.length; t++) {
            for (int i = 0; i < x.length; i++) {
                double lambda = in.vector(1)[i];
                u[i] = velocity.next(lambda, in.number(2), in.number(3), x[i], u[i]);
                x[i] += u[i];
            }
            path[t] = x.clone();
        }
        return path;
    }

    /** The look-ahead points instead of the positions; or steps that start from them. */
    private static double[][] looking(Inputs in, boolean stay) {
        double[] x = in.vector(0);
        double[] u = new double[x.length];
        double mu = in.number(3);
        double[][] path = new double[in.count(4)][x.length];
        for (int t = 0; t < path.length; t++) {
            for (int i = 0; i < x.length; i++) {
                double phi = x[i] + mu * u[i];
                u[i] = mu * u[i] - in.number(2) * in.vector(1)[i] * phi;
                x[i] = stay ? phi + u[i] : x[i] + u[i];
                path[t][i] = stay ? x[i] : x[i] + mu * u[i];
            }
        }
        return path;
    }
}
