package descent.homework;

import descent.homework.SmallModels.Model;
import descent.rbm.Rbm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Energy, conditionals and free energy, with the usual mistakes. */
final class Layers {
    private Layers() {}

    /** v, h, W, b, a. */
    static List<Inputs> both(SplittableRandom random) {
        List<Inputs> cases = new ArrayList<>();
        for (int k = 0; k < 4; k++) {
            int d = 3 + k % 2;
            cases.add(
                    new Inputs(
                            SmallModels.bits(random, d),
                            SmallModels.bits(random, 2),
                            SmallModels.matrix(random, d, 2, 2),
                            SmallModels.vector(random, d, 2),
                            SmallModels.vector(random, 2, 2)));
        }
        return cases;
    }

    static Object energy(Inputs in) {
        Rbm rbm = Rbm.of(in.matrix(2), in.vector(3), in.vector(4));
        return rbm.energy(SmallModels.units(in.bits(0)), SmallModels.units(in.bits(1)));
    }

    private static Mistake energy(String key, UnaryOperator<Model> model) {
        return new Mistake(
                key,
                in -> {
                    Model m = model.apply(Model.at(in, 2));
                    return energy(new Inputs(in.bits(0), in.bits(1), m.w(), m.b(), m.a()));
                });
    }

    static List<Mistake> energyMistakes() {
        List<Mistake> all = new ArrayList<>();
        all.add(energy("energy-sign", Model::negative));
        all.add(energy("b-lost", Model::withoutB));
        all.add(energy("a-lost", Model::withoutA));
        all.add(energy("biases-lost", m -> m.withoutA().withoutB()));
        all.add(energy("biases-exchanged", Model::exchanged));
        all.add(energy("biases-sign", Layers::biasesDown));
        all.add(energy("weights-lost", m -> new Model(m.withoutW(), m.b(), m.a())));
        all.add(new Mistake("energy-exponential", in -> Math.exp(-(Double) energy(in))));
        all.add(new Mistake("units-ignored", Layers::allOn));
        all.add(new Mistake("weights-halved", Layers::halved));
        return all;
    }

    private static Model biasesDown(Model m) {
        return new Model(m.w(), m.negative().b(), m.negative().a());
    }

    private static Object allOn(Inputs in) {
        int[] v = new int[in.bits(0).length];
        int[] h = new int[in.bits(1).length];
        Arrays.fill(v, 1);
        Arrays.fill(h, 1);
        return energy(new Inputs(v, h, in.matrix(2), in.vector(3), in.vector(4)));
    }

    private static Object halved(Inputs in) {
        double[][] half = in.matrix(2);
        Arrays.setAll(half, i -> SmallModels.times(0.5, in.matrix(2)[i]));
        return energy(new Inputs(in.bits(0), in.bits(1), half, in.vector(3), in.vector(4)));
    }

    /** The units of a layer, W, b, a; three visible and two hidden units, or four and three. */
    static List<Inputs> one(SplittableRandom random, boolean visible) {
        List<Inputs> cases = new ArrayList<>();
        for (int k = 0; k < 4; k++) {
            int d = 3 + k % 2;
            int f = 2 + k % 2;
            cases.add(
                    new Inputs(
                            SmallModels.bits(random, visible ? d : f),
                            SmallModels.matrix(random, d, f, 2),
                            SmallModels.vector(random, d, 2),
                            SmallModels.vector(random, f, 2)));
        }
        return cases;
    }

    static Object hidden(Inputs in) {
        return Rbm.of(in.matrix(1), in.vector(2), in.vector(3))
                .hiddenGiven(SmallModels.units(in.bits(0)));
    }

    static Object visible(Inputs in) {
        return Rbm.of(in.matrix(1), in.vector(2), in.vector(3))
                .visibleGiven(SmallModels.units(in.bits(0)));
    }

    /** A conditional is σ of an input; most mistakes are in the input or in σ. */
    static List<Mistake> conditional(boolean ofHidden) {
        Function<Inputs, double[]> right = in -> input(in, m -> m, ofHidden);
        List<Mistake> all = new ArrayList<>();
        all.add(after("one-minus-sigma", right, x -> SmallModels.sigma(SmallModels.times(-1, x))));
        all.add(after("sigma-lost", right, x -> x));
        all.add(after("exponential-only", right, x -> map(x, Math::exp)));
        all.add(after("tanh", right, x -> map(x, Math::tanh)));
        all.add(after("softmax", right, Layers::softmax));
        all.add(after("rounded", right, x -> map(x, y -> y > 0 ? 1 : 0)));
        all.add(after("temperature", right, x -> SmallModels.sigma(SmallModels.times(2, x))));
        UnaryOperator<Model> lost = ofHidden ? Model::withoutA : Model::withoutB;
        String name = ofHidden ? "a-lost" : "b-lost";
        all.add(after(name, in -> input(in, lost, ofHidden), SmallModels::sigma));
        all.add(
                after(
                        "biases-exchanged",
                        in -> input(in, Model::exchanged, ofHidden),
                        SmallModels::sigma));
        all.add(
                after(
                        "weights-lost",
                        in -> input(in, m -> new Model(m.withoutW(), m.b(), m.a()), ofHidden),
                        SmallModels::sigma));
        all.add(after("units-ignored", in -> allOn(in, ofHidden), SmallModels::sigma));
        all.add(
                after(
                        "biases-sign",
                        in -> input(in, Layers::biasesDown, ofHidden),
                        SmallModels::sigma));
        all.add(after("log-for-probability", right, x -> map(x, y -> -softplus(-y))));
        return all;
    }

    private static double[] input(Inputs in, UnaryOperator<Model> model, boolean ofHidden) {
        Model m = model.apply(Model.at(in, 1));
        double[] given = SmallModels.units(in.bits(0));
        return ofHidden ? m.hiddenInput(given) : m.visibleInput(given);
    }

    private static double[] allOn(Inputs in, boolean ofHidden) {
        double[] on = new double[in.bits(0).length];
        Arrays.fill(on, 1);
        Model m = Model.at(in, 1);
        return ofHidden ? m.hiddenInput(on) : m.visibleInput(on);
    }

    private static Mistake after(
            String key, Function<Inputs, double[]> input, UnaryOperator<double[]> then) {
        return new Mistake(key, in -> then.apply(input.apply(in)));
    }

    private static double[] map(double[] x, java.util.function.DoubleUnaryOperator f) {
        return Arrays.stream(x).map(f).toArray();
    }

    private static double[] softmax(double[] x) {
        double[] e = map(x, Math::exp);
        return SmallModels.times(1 / Arrays.stream(e).sum(), e);
    }

    /** v, W, b, a; one input so large that its exponential is too large for a double. */
    static List<Inputs> free(SplittableRandom random) {
        List<Inputs> cases = new ArrayList<>(one(random, true));
        double[][] large = SmallModels.matrix(random, 3, 2, 2);
        large[0][0] = 800;
        large[1][1] = 3;
        cases.add(
                new Inputs(
                        new int[] {1, 1, 0},
                        large,
                        SmallModels.vector(random, 3, 2),
                        SmallModels.vector(random, 2, 2)));
        return cases;
    }

    static Object freeEnergy(Inputs in) {
        return Rbm.of(in.matrix(1), in.vector(2), in.vector(3))
                .freeEnergy(SmallModels.units(in.bits(0)));
    }

    private interface Softplus {
        double of(double x);
    }

    private static double free(Inputs in, UnaryOperator<Model> model, double sign, Softplus plus) {
        Model m = model.apply(Model.at(in, 1));
        double[] v = SmallModels.units(in.bits(0));
        double sum = 0;
        for (int i = 0; i < v.length; i++) {
            sum += m.b()[i] * v[i];
        }
        for (double x : m.hiddenInput(v)) {
            sum += plus.of(x);
        }
        return sign * sum;
    }

    private static double softplus(double x) {
        return Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    /** The same model with every visible unit on. */
    private static Inputs lit(Inputs in) {
        int[] on = in.bits(0);
        Arrays.fill(on, 1);
        return new Inputs(on, in.matrix(1), in.vector(2), in.vector(3));
    }

    private static Mistake free(String key, UnaryOperator<Model> model, Softplus plus) {
        return new Mistake(key, in -> free(in, model, -1, plus));
    }

    static List<Mistake> freeMistakes() {
        List<Mistake> all = new ArrayList<>();
        all.add(free("overflow", m -> m, x -> Math.log(1 + Math.exp(x))));
        all.add(new Mistake("free-sign", in -> free(in, m -> m, 1, Layers::softplus)));
        all.add(free("b-lost", Model::withoutB, Layers::softplus));
        all.add(free("a-lost", Model::withoutA, Layers::softplus));
        all.add(free("biases-exchanged", Model::exchanged, Layers::softplus));
        all.add(free("softplus-lost", m -> m, x -> x));
        all.add(free("hinge", m -> m, x -> Math.max(0, x)));
        all.add(free("sigma-for-softplus", m -> m, x -> SmallModels.sigma(new double[] {x})[0]));
        all.add(free("input-sign", m -> m, x -> softplus(-x)));
        all.add(free("b-sign", m -> new Model(m.w(), m.negative().b(), m.a()), Layers::softplus));
        all.add(free("biases-sign", Layers::biasesDown, Layers::softplus));
        all.add(new Mistake("units-ignored", in -> free(lit(in), m -> m, -1, Layers::softplus)));
        all.add(free("mean-energy", m -> m, x -> x * SmallModels.sigma(new double[] {x})[0]));
        all.add(free("log-sigma", m -> m, x -> -softplus(-x)));
        return all;
    }
}
