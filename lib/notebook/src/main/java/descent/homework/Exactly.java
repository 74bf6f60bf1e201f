package descent.homework;

import descent.rbm.RationalRbm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.fraction.BigFraction;

/** Sums over all states as fractions, with the usual mistakes. */
final class Exactly {
    private static final BigFraction TWO = new BigFraction(2);

    private Exactly() {}

    /** W, b, a; whole multiples of ln 2. */
    static List<Inputs> models(SplittableRandom random) {
        return List.of(model(random, 3, 2), model(random, 2, 3));
    }

    private static Inputs model(SplittableRandom random, int d, int f) {
        return new Inputs(
                SmallModels.whole(random, d, f),
                SmallModels.whole(random, d),
                SmallModels.whole(random, f));
    }

    /** v, W, b, a. */
    static List<Inputs> rows(SplittableRandom random) {
        List<Inputs> cases = new ArrayList<>();
        for (int[] size : new int[][] {{3, 2}, {2, 3}}) {
            Inputs m = model(random, size[0], size[1]);
            cases.add(
                    new Inputs(
                            SmallModels.bits(random, size[0]), m.table(0), m.bits(1), m.bits(2)));
        }
        return cases;
    }

    static Object partition(Inputs in) {
        return new RationalRbm(in.table(0), in.bits(1), in.bits(2)).z();
    }

    private interface Power {
        int of(int v, int h);
    }

    /** The sum of 2^power over the states from certain ones on. */
    private static BigFraction sum(int d, int f, int firstV, int firstH, Power power) {
        BigFraction sum = BigFraction.ZERO;
        for (int v = firstV; v < 1 << d; v++) {
            for (int h = firstH; h < 1 << f; h++) {
                sum = sum.add(TWO.pow(power.of(v, h)));
            }
        }
        return sum;
    }

    private static int bit(int state, int unit, int units) {
        return state >> (units - 1 - unit) & 1;
    }

    /** −E/ln 2, each part with a factor. */
    private static int power(Inputs in, int k, int v, int h, int ofW, int ofB, int ofA) {
        int[] b = in.bits(k + 1);
        int[] a = in.bits(k + 2);
        int power = 0;
        for (int i = 0; i < b.length; i++) {
            for (int j = 0; j < a.length; j++) {
                power += ofW * in.table(k)[i][j] * bit(v, i, b.length) * bit(h, j, a.length);
            }
            power += ofB * b[i] * bit(v, i, b.length);
        }
        for (int j = 0; j < a.length; j++) {
            power += ofA * a[j] * bit(h, j, a.length);
        }
        return power;
    }

    private static Mistake total(String key, int firstV, int firstH, int ofW, int ofB, int ofA) {
        return new Mistake(
                key,
                in ->
                        sum(
                                in.bits(1).length,
                                in.bits(2).length,
                                firstV,
                                firstH,
                                (v, h) -> power(in, 0, v, h, ofW, ofB, ofA)));
    }

    static List<Mistake> partitionMistakes() {
        List<Mistake> all = new ArrayList<>();
        all.add(total("energy-sign", 0, 0, -1, -1, -1));
        all.add(total("b-lost", 0, 0, 1, 0, 1));
        all.add(total("a-lost", 0, 0, 1, 1, 0));
        all.add(total("biases-lost", 0, 0, 1, 0, 0));
        all.add(total("weights-lost", 0, 0, 0, 1, 1));
        all.add(total("zero-state-lost", 1, 1, 1, 1, 1));
        all.add(total("visible-zero-lost", 1, 0, 1, 1, 1));
        all.add(total("hidden-zero-lost", 0, 1, 1, 1, 1));
        all.add(new Mistake("hidden-only", in -> Exactly.hiddenOnly(in)));
        all.add(new Mistake("mean-not-sum", Exactly::mean));
        return all;
    }

    /** The sum over the hidden layer alone, with every visible unit on. */
    private static Object hiddenOnly(Inputs in) {
        int d = in.bits(1).length;
        return sum(d, in.bits(2).length, (1 << d) - 1, 0, (v, h) -> power(in, 0, v, h, 1, 1, 1));
    }

    private static Object mean(Inputs in) {
        int states = 1 << (in.bits(1).length + in.bits(2).length);
        return ((BigFraction) partition(in)).divide(states);
    }

    private static RationalRbm rbm(Inputs in) {
        return new RationalRbm(in.table(1), in.bits(2), in.bits(3));
    }

    static Object gradient(Inputs in) {
        return table(in, rbm(in).gradient(RationalRbm.state(in.bits(0))));
    }

    /** The first D·F numbers as rows. */
    private static BigFraction[][] table(Inputs in, BigFraction[] flat) {
        int f = in.bits(3).length;
        BigFraction[][] rows = new BigFraction[in.bits(2).length][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(flat, i * f, (i + 1) * f));
        return rows;
    }

    private interface Entry {
        BigFraction of(BigFraction data, BigFraction model, int i, int j);
    }

    /** A table of data and model expectation, put together in some way. */
    private static BigFraction[][] entries(Inputs in, Entry entry) {
        RationalRbm rbm = rbm(in);
        int state = RationalRbm.state(in.bits(0));
        BigFraction[] p = rbm.hiddenGiven(state);
        BigFraction[][] right = (BigFraction[][]) gradient(in);
        BigFraction[][] made = new BigFraction[right.length][p.length];
        for (int i = 0; i < right.length; i++) {
            for (int j = 0; j < p.length; j++) {
                BigFraction data = p[j].multiply(in.bits(0)[i]);
                made[i][j] = entry.of(data, data.subtract(right[i][j]), i, j);
            }
        }
        return made;
    }

    private static Mistake entry(String key, Entry entry) {
        return new Mistake(key, in -> entries(in, entry));
    }

    static List<Mistake> gradientMistakes() {
        List<Mistake> all = new ArrayList<>();
        all.add(entry("gradient-sign", (data, model, i, j) -> model.subtract(data)));
        all.add(entry("model-lost", (data, model, i, j) -> data));
        all.add(entry("data-lost", (data, model, i, j) -> model.negate()));
        all.add(entry("phases-added", (data, model, i, j) -> data.add(model)));
        all.add(new Mistake("transposed", in -> transposed((BigFraction[][]) gradient(in))));
        all.add(new Mistake("not-normalised", Exactly::notNormalised));
        all.add(new Mistake("independent", Exactly::independent));
        all.add(new Mistake("joint-for-conditional", Exactly::joint));
        all.add(new Mistake("printed-factor", Exactly::printed));
        all.add(new Mistake("uniform-model", Exactly::uniform));
        all.add(new Mistake("biases-lost", Exactly::withoutBiases));
        all.add(entry("all-zero", (data, model, i, j) -> BigFraction.ZERO));
        return all;
    }

    private static BigFraction[][] transposed(BigFraction[][] x) {
        BigFraction[][] y = new BigFraction[x[0].length][x.length];
        for (int j = 0; j < y.length; j++) {
            for (int i = 0; i < x.length; i++) {
                y[j][i] = x[i][j];
            }
        }
        return y;
    }

    /** Z is forgotten in the model's expectation. */
    private static Object notNormalised(Inputs in) {
        BigFraction z = rbm(in).z();
        return entries(in, (data, model, i, j) -> data.subtract(model.multiply(z)));
    }

    /** E[v_i h_j] taken as E[v_i] E[h_j]. */
    private static Object independent(Inputs in) {
        BigFraction[] flat = rbm(in).gradient(RationalRbm.state(in.bits(0)));
        BigFraction[] p = rbm(in).hiddenGiven(RationalRbm.state(in.bits(0)));
        int d = in.bits(2).length;
        int f = p.length;
        return entries(
                in,
                (data, model, i, j) -> {
                    BigFraction ofV = new BigFraction(in.bits(0)[i]).subtract(flat[d * f + i]);
                    BigFraction ofH = p[j].subtract(flat[d * f + d + j]);
                    return data.subtract(ofV.multiply(ofH));
                });
    }

    /** P(v, h) in the place of P(h given v). */
    private static Object joint(Inputs in) {
        BigFraction p = rbm(in).probability(RationalRbm.state(in.bits(0)));
        return entries(in, (data, model, i, j) -> data.multiply(p).subtract(model));
    }

    /** The factor 1/Z of the printed line in the place of Z/S. */
    private static Object printed(Inputs in) {
        BigFraction p = rbm(in).probability(RationalRbm.state(in.bits(0)));
        return entries(in, (data, model, i, j) -> data.subtract(model).multiply(p));
    }

    private static Object withoutBiases(Inputs in) {
        int[] b = new int[in.bits(2).length];
        int[] a = new int[in.bits(3).length];
        return gradient(new Inputs(in.bits(0), in.table(1), b, a));
    }

    /** All states of the model equally probable. */
    private static Object uniform(Inputs in) {
        return entries(in, (data, model, i, j) -> data.subtract(new BigFraction(1, 4)));
    }
}
