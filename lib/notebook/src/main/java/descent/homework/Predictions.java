package descent.homework;

import descent.objective.Objective;
import descent.optim.Adam;
import descent.optim.Momentum;
import descent.optim.Nesterov;
import descent.optim.Rule;
import descent.optim.Schedule;
import descent.optim.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Three steps by hand: what is right first, then what the usual mistakes make of it.
 *
 * <p>Momentum and Nesterov go down x² from 2 with η = 1/4 and μ = 1/2; Adam starts at 0 and meets
 * the gradients 3, −3, 3 with η = 0.21, β₁ = β₂ = 1/2 and ε = 0.
 */
final class Predictions {
    private static final double START = 2;
    private static final double ETA = 0.25;
    private static final double MU = 0.5;
    private static final double[] GRADIENTS = {3, -3, 3};

    private Predictions() {}

    private static Mistake values(String key, double... values) {
        return new Mistake(key, in -> values.clone());
    }

    private static double[] square(Rule rule) {
        double[] path = Trace.of(rule, Objective.square(), new double[] {START}, 3).coordinate(0);
        return Arrays.copyOfRange(path, 1, 4);
    }

    private interface Velocity {
        double next(double x, double u);
    }

    private static double[] down(Velocity velocity) {
        double x = START;
        double u = 0;
        double[] path = new double[3];
        for (int t = 0; t < 3; t++) {
            u = velocity.next(x, u);
            x += u;
            path[t] = x;
        }
        return path;
    }

    private static List<Mistake> descending(Rule rule) {
        double[] right = square(rule);
        List<Mistake> all = new ArrayList<>();
        all.add(values("", right));
        all.add(values("start-first", START, right[0], right[1]));
        all.add(values("no-memory", down((x, u) -> -ETA * 2 * x)));
        all.add(values("mu-lost", down((x, u) -> u - ETA * 2 * x)));
        all.add(values("factor-lost", down((x, u) -> MU * u - ETA * x)));
        all.add(values("sign", down((x, u) -> MU * u + ETA * 2 * x)));
        all.add(values("eta-lost", down((x, u) -> MU * u - 2 * x)));
        all.add(values("velocity-sign", down((x, u) -> -MU * u - ETA * 2 * x)));
        return all;
    }

    static List<Mistake> momentum() {
        List<Mistake> all = descending(Momentum.asInNotes(ETA, MU));
        all.add(values("nesterov-step", square(Nesterov.asInNotes(ETA, MU))));
        all.add(values("steps-not-positions", -1, -1, -0.5));
        return all;
    }

    static List<Mistake> nesterov() {
        List<Mistake> all = descending(Nesterov.asInNotes(ETA, MU));
        all.add(values("gradient-here", square(Momentum.asInNotes(ETA, MU))));
        all.add(values("look-back", down((x, u) -> MU * u - ETA * 2 * (x - MU * u))));
        all.add(values("look-ahead-kept", 0.5, -0.125, -0.21875));
        return all;
    }

    private static Adam half(Adam.Form form) {
        return new Adam(form, Schedule.constant(0.21), 0.5, 0.5, 0);
    }

    private static double[] steps(Rule rule) {
        double[][] g =
                Arrays.stream(GRADIENTS).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
        return Arrays.stream(Paths.of(rule, new double[] {0}, g)).mapToDouble(x -> x[0]).toArray();
    }

    private interface Correction {
        double of(int t);
    }

    private static double[] corrected(Correction c) {
        double[][] g =
                Arrays.stream(GRADIENTS).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
        return Arrays.stream(
                        Paths.of(
                                new double[] {0},
                                g,
                                (t, x, gt, s) -> {
                                    s[0] = 0.5 * s[0] + 0.5 * gt;
                                    s[1] = 0.5 * s[1] + 0.5 * gt * gt;
                                    return x - 0.21 * c.of(t) * s[0] / Math.sqrt(s[1]);
                                }))
                .mapToDouble(x -> x[0])
                .toArray();
    }

    private static double left(int t) {
        return 1 - Math.pow(0.5, t);
    }

    static List<Mistake> adam() {
        double[] right = steps(half(Adam.Form.PAPER));
        List<Mistake> all = new ArrayList<>();
        all.add(values("", right));
        all.add(values("uncorrected", steps(half(Adam.Form.UNCORRECTED))));
        all.add(values("t-lost", steps(half(Adam.Form.PRINTED_N11A))));
        all.add(values("t-stands", corrected(t -> Math.sqrt(left(1)) / left(1))));
        all.add(values("correction-of-m-only", corrected(t -> 1 / left(t))));
        all.add(values("correction-of-v-only", corrected(t -> Math.sqrt(left(t)))));
        all.add(values("sign", Arrays.stream(right).map(x -> -x).toArray()));
        all.add(values("m-unused", -0.21, 0, -0.21));
        all.add(values("start-first", 0, right[0], right[1]));
        all.add(values("steps-not-positions", -0.21, 0.07, -0.09));
        return all;
    }
}
