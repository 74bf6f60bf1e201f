package descent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.data.BarsAndStripes;
import descent.data.Csv;
import descent.objective.Objective;
import descent.optim.Adadelta;
import descent.optim.Adagrad;
import descent.optim.Adam;
import descent.optim.GradientDescent;
import descent.optim.Momentum;
import descent.optim.RmsProp;
import descent.optim.Rule;
import descent.optim.Schedule;
import descent.optim.State;
import descent.optim.Trace;
import descent.rbm.EnergyModel;
import descent.rbm.RationalGibbs;
import descent.rbm.RationalRbm;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/**
 * The numbers in the solutions of the lecturer's exam questions, which stand in exam.csv, worked
 * out by the library. A pytest holds the file and the pages together.
 */
class ExamTest {
    /** Two visible units, one hidden one: w = (ln 2, −ln 2), b = (0, ln 2), a = 0. */
    private final RationalRbm rbm =
            new RationalRbm(new int[][] {{1}, {-1}}, new int[] {0, 1}, new int[] {0});

    private final int image = RationalRbm.state(1, 0);

    private static double[] run(Rule rule, double... gradients) {
        State s = rule.init(1);
        double[] x = new double[gradients.length];
        for (int t = 0; t < x.length; t++) {
            s = rule.step(s, new double[] {gradients[t]});
            x[t] = s.theta(0);
        }
        return x;
    }

    private static double step(Rule rule, double gradient) {
        return run(rule, gradient)[0] - 1;
    }

    /** The factor per step that a run approaches, over its last ten steps. */
    private static double rate(Rule rule, int steps) {
        Trace run = Trace.of(rule, Objective.quadratic(1, 49), new double[] {1, 1}, steps);
        double[] v = run.values();
        return Math.pow(v[steps] / v[steps - 10], 0.05);
    }

    private void optimizers(Map<String, Double> found) {
        Trace byHand =
                Trace.of(new GradientDescent(0.1), Objective.quadratic(6), new double[] {2}, 3);
        for (int t = 1; t <= 3; t++) {
            found.put("gd.x" + t, byHand.coordinate(0)[t]);
        }
        found.put("gd.limit", 2 / Objective.quadratic(6).lambdaMax());
        double descent = rate(new GradientDescent(0.04), 60);
        found.put("kappa.gd", descent);
        found.put("kappa.gd.steps", Math.log(0.1) / Math.log(descent));
        found.put("kappa.momentum", rate(Momentum.asInNotes(0.0625, 0.5625), 1000));
        found.put("kappa.momentum.steps", Math.log(0.1) / Math.log(0.75));
        double[] adagrad = run(Adagrad.asInNotes(1), 5, 12, 84, 132);
        for (int t = 2; t <= 4; t++) {
            found.put("adagrad." + t, adagrad[t - 2] - adagrad[t - 1]);
        }
        double[] ones = new double[100];
        Arrays.fill(ones, 1);
        found.put("adagrad.sum", 1 - run(Adagrad.asInNotes(1), ones)[99]);
        Schedule one = Schedule.constant(1);
        found.put("rmsprop.first", -step(new RmsProp(RmsProp.Form.NOTES, one, 0.75, 1e-12), 5));
        Rule slow = new RmsProp(RmsProp.Form.NOTES, one, 0.99, 1e-12);
        State first = slow.step(slow.init(0), new double[] {1});
        State second = slow.step(first, new double[] {0});
        double kept = second.slot("Eg2")[0] / first.slot("Eg2")[0];
        found.put("rmsprop.half", Math.log(0.5) / Math.log(kept));
        found.put("adadelta.first", -step(Adadelta.asInNotes(0.95, 1e-6), 10));
        found.put("adadelta.literal", step(Adadelta.literal(0.95, 1e-6), 10));
        double[] adam = run(Adam.asInPaper(0.1).withBetas(0.5, 0.75), 4, -2);
        found.put("adam.x1", adam[0]);
        found.put("adam.x2", adam[1]);
        found.put("bias.first", step(Adam.uncorrected(1), 1) / step(Adam.asInPaper(1), 1));
        found.put("bias.right", correction(Adam.asInNotes(1)));
        found.put("bias.printed", correction(Adam.asPrintedN11a(1)));
        double[] cycle = new double[60];
        for (int t = 0; t < 60; t++) {
            cycle[t] = t % 3 == 0 ? 3 : -1;
        }
        double[] x = run(Adam.uncorrected(1).withBetas(0, 0.1).withEps(0), cycle);
        found.put("reddi.sum", x[59] - x[56]);
    }

    /** The factor of m/√v in the second step. */
    private static double correction(Adam rule) {
        Adam exact = rule.withEps(0);
        State one = exact.step(exact.init(0), new double[] {1});
        State two = exact.step(one, new double[] {1});
        return (one.theta(0) - two.theta(0)) / (two.slot("m")[0] / Math.sqrt(two.slot("v")[0]));
    }

    private void energies(Map<String, Double> found) {
        double[] energy = {0, Math.log(2), Math.log(6)};
        for (int k = 0; k < 3; k++) {
            double z = 0;
            double cold = 0;
            for (double e : energy) {
                z += Math.exp(-e);
                cold += Math.exp(-2 * e);
            }
            found.put("boltzmann." + (k + 1), Math.exp(-energy[k]) / z);
            found.put("boltzmann.cold." + (k + 1), Math.exp(-2 * energy[k]) / cold);
        }
        found.put("rbm.s", rbm.sum(image).doubleValue());
        found.put("rbm.z", rbm.z().doubleValue());
        found.put("rbm.p", rbm.probability(image).doubleValue());
        found.put("rbm.h", rbm.hiddenGiven(image)[0].doubleValue());
        List<String> names = List.of("w1", "w2", "b1", "b2", "a");
        BigFraction[] gradient = rbm.gradient(image);
        BigFraction[] cd = new RationalGibbs(rbm).contrastiveDivergence(image, 1);
        for (int k = 0; k < 5; k++) {
            found.put("gradient." + names.get(k), gradient[k].doubleValue());
            if (names.get(k).startsWith("b")) {
                found.put("cd." + names.get(k), cd[k].doubleValue());
            }
        }
        double s = rbm.sum(image).doubleValue();
        double z = rbm.z().doubleValue();
        double dS = rbm.weight(image, 1).doubleValue();
        double dZ = dS + rbm.weight(RationalRbm.state(1, 1), 1).doubleValue();
        found.put("printed.right", -dS / s + dZ / z);
        found.put("printed.wrong", -(dS - s / (z * z) * dZ) / z);
        EnergyModel model = rbm.toRbm();
        found.put("free", model.freeEnergy(new double[] {1, 0}));
        found.put("bars", new BarsAndStripes(2).best());
    }

    @Test
    void everyNumberOfTheSolutions() throws Exception {
        Map<String, Double> found = new LinkedHashMap<>();
        optimizers(found);
        energies(found);
        Csv file = Csv.read(Path.of(ExamTest.class.getResource("exam.csv").toURI()));
        List<String> keys = file.texts("key");
        assertEquals(new TreeSet<>(keys), new TreeSet<>(found.keySet()));
        for (int row = 0; row < keys.size(); row++) {
            String value = file.texts("value").get(row);
            String key = keys.get(row);
            assertEquals(number(value), found.get(key), tolerance(value), key);
        }
    }

    private static double number(String value) {
        String[] parts = value.split("/");
        double top = Double.parseDouble(parts[0]);
        return parts.length == 1 ? top : top / Double.parseDouble(parts[1]);
    }

    /** Half a unit of the last decimal; a fraction or a whole number is meant exactly. */
    private static double tolerance(String value) {
        int point = value.indexOf('.');
        return point < 0 ? 1e-9 : 0.5001 * Math.pow(10, -(value.length() - point - 1));
    }
}
