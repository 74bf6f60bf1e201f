package descent.rbm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.optim.GradientDescent;
import descent.optim.Momentum;
import descent.optim.RmsProp;
import descent.optim.Rule;
import descent.optim.State;
import descent.text.Language;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a caller may give wrong: the sentence begins with the place and the value. */
class ArgumentsTest {
    private static final double NAN = Double.NaN;
    private final Rbm rbm = Models.fractions();
    private final RationalRbm fractions = RationalRbm.example();
    private final AnnealedImportanceSampling ais = new AnnealedImportanceSampling(3, 2, 1);

    @AfterEach
    void defaultLanguage() {
        Language.use(null);
    }

    private static void refused(String place, Runnable call) {
        Exception e = assertThrows(IllegalArgumentException.class, call::run, place);
        assertTrue(e.getMessage().startsWith(place), e.getMessage());
    }

    /** Everything that draws or counts with the numbers of a row. */
    private List<Consumer<double[][]>> readersOfRows() {
        Training training = new Training(new Persistent(2, 1), Momentum.asInNotes(0.1));
        TrainingRun run = training.start(rbm, new double[1][3]);
        return List.of(
                rows -> new GibbsChains(rbm, rows, 1),
                rows -> new ContrastiveDivergence(1).estimate(rbm, rows, 1),
                rows -> training.start(rbm, rows),
                rows -> training.resume(rbm, run.state(), run.chains(), rows),
                rows -> PseudoLikelihood.of(rbm, rows),
                rows -> PseudoLikelihood.stochastic(rbm, rows, 1),
                rows -> new ExpectedContrastiveDivergence(1).estimate(rbm, rows, 1),
                rows -> ais.reverse(rbm, rows),
                ais::base);
    }

    @Test
    void rowsThatAreNoUnits() {
        for (double bad : new double[] {-0.01, 1.01, NAN, 1 / 0.0}) {
            for (Consumer<double[][]> reader : readersOfRows()) {
                double[][] rows = {{1, 0, 1}, {0, 1, bad}};
                Exception e =
                        assertThrows(IllegalArgumentException.class, () -> reader.accept(rows));
                assertTrue(e.getMessage().contains("[1][2] = " + bad + ":"), e.getMessage());
            }
        }
        for (Consumer<double[][]> reader : readersOfRows()) {
            for (int length : new int[] {2, 4}) {
                double[][] rows = {{1, 0, 1}, new double[length]};
                Exception e =
                        assertThrows(IllegalArgumentException.class, () -> reader.accept(rows));
                assertTrue(e.getMessage().contains("[1]"), e.getMessage());
            }
            assertThrows(IllegalArgumentException.class, () -> reader.accept(new double[0][]));
        }
    }

    @Test
    void greyValuesAreRefusedOnlyWhereTheFormulaIsForStates() {
        double[][] grey = {{0, 0.5, 1}, {1, 1, 0.25}};
        int refused = 0;
        for (Consumer<double[][]> reader : readersOfRows()) {
            try {
                reader.accept(grey);
            } catch (IllegalArgumentException e) {
                assertTrue(e.getMessage().contains("[0][1] = 0.5: "), e.getMessage());
                refused++;
            }
        }
        assertEquals(4, refused); // both pseudo-likelihoods, the expectation over states, AIS
        double[] state = {0, 1, 0};
        JointTable table = new JointTable(rbm);
        refused("v[1]", () -> table.probability(grey[0]));
        refused("v[1]", () -> table.visibleGiven(grey[0], new double[2]));
        refused("h[0]", () -> table.visibleGiven(state, new double[] {2, 0}));
        refused("v[1]", () -> table.gradient(grey[0]));
        refused("v ", () -> table.energyGradient(new double[2], new double[2]));
        refused("h ", () -> table.energyGradient(state, new double[3]));
    }

    @Test
    void theSentencesOfBothLanguages() {
        double[][] grey = {{0, 0.5, 1}};
        double[][] large = {{0, 1.5, 1}};
        Language.use(Language.EN);
        refused(
                "start[0][1] = 1.5: a unit must be a number from 0 to 1.",
                () -> new GibbsChains(rbm, large, 1));
        refused("rows[0][1] = 0.5: a unit must be 0 or 1 here.", () -> rbm.pseudoLikelihood(grey));
        Language.use(Language.KO);
        refused("start[0][1] = 1.5: 유닛의 값은 0 이상 1 이하", () -> new GibbsChains(rbm, large, 1));
        refused("rows[0][1] = 0.5: 여기에서는 유닛의 값이 0", () -> rbm.pseudoLikelihood(grey));
    }

    @Test
    void countsAndSteps() {
        double[] beta = {0.5, 1};
        refused("chains = -1", () -> new ParallelTempering(rbm, beta, -1, 1));
        refused("chains = 0", () -> new ParallelTempering(rbm, beta, 0, 1));
        refused("beta.length", () -> new ParallelTempering(rbm, new double[0], 1, 1));
        refused("beta[0]", () -> new ParallelTempering(rbm, new double[] {-0.5, 1}, 1, 1));
        refused("beta[1]", () -> new ParallelTempering(rbm, new double[] {0, NAN, 1}, 1, 1));
        ParallelTempering ladder = new ParallelTempering(rbm, beta, 1, 1);
        refused("count = -1", () -> ladder.step(-1));
        refused("r = 2", () -> ladder.visible(2));
        refused("steps = -1", () -> new GibbsChains(rbm, 1, 1).step(-1));
        refused("temperatures = 0", () -> new AnnealedImportanceSampling(0, 2, 1));
        double[] infinite = {0, 1 / 0.0, 0};
        refused("base[1]", () -> new AnnealedImportanceSampling(1, 2, 1, infinite));
        refused("base", () -> ais.base(new double[2][2]).forward(rbm));
        refused("logWeights", () -> ais.estimate(rbm, new double[3], true));
        refused("from = -1", () -> ais.logWeights(rbm, -1, 1, null, () -> {}));
        refused("to = 3", () -> ais.logWeights(rbm, 0, 3, null, () -> {}));
        double[][] two = new double[2][3];
        refused("samples.length", () -> ais.logWeights(rbm, 0, 1, two, () -> {}));
        refused("samples[1]", () -> ais.logWeights(rbm, 1, 2, new double[1][4], () -> {}));
    }

    @Test
    void partsOfExactSums() {
        ExactParts parts = new ExactParts(Rbm.random(12, 12, 0.1, 1), 3);
        assertEquals(3, parts.count());
        refused("part = 3", () -> parts.logZ(3, () -> {}));
        refused("part = -1", () -> parts.model(-1, 0, () -> {}));
        ExactParts.Sum sum = parts.logZ(2, () -> {});
        refused("parts.size = 2", () -> parts.logZ(List.of(sum, sum)));
        refused("parts.size = 1", () -> parts.model(List.of(new double[169])));
        refused("parts = 0", () -> new ExactParts(rbm, 0));
    }

    @Test
    void fractions() {
        refused("D = 0", () -> new RationalRbm(new int[0][2], new int[0], new int[2]));
        refused("F = 0", () -> new RationalRbm(new int[2][0], new int[2], new int[0]));
        refused(
                "w[1].length",
                () -> new RationalRbm(new int[][] {{1}, {}}, new int[2], new int[1]));
        int[] large = {0, 101};
        refused("b[1] = 101", () -> new RationalRbm(new int[2][1], large, new int[1]));
        refused("a[1] = 101", () -> new RationalRbm(new int[1][2], new int[1], large));
        int[] negative = {-101};
        refused(
                "w[1][0] = -101",
                () -> new RationalRbm(new int[][] {{100}, negative}, new int[2], new int[1]));
        for (int none : new int[] {-1, 8}) {
            refused("v = " + none, () -> fractions.hiddenGiven(none));
            refused("v = " + none, () -> fractions.gradient(none));
            refused("v = " + none, () -> fractions.probability(none));
            RationalGibbs gibbs = new RationalGibbs(fractions);
            refused("v = " + none, () -> gibbs.contrastiveDivergence(none, 1));
            refused("v = " + none, () -> gibbs.slidePairing(none));
        }
        RationalRbm wide = new RationalRbm(new int[9][1], new int[9], new int[1]);
        refused("D = 9", () -> new RationalGibbs(wide));
    }

    @Test
    void aStateOfAnotherRule() {
        Rule rule = Momentum.asInNotes(0.1);
        Training training = new Training(new Exact(), rule);
        double[][] rows = new double[4][3];
        State other = RmsProp.asInNotes(0.1).init(rbm.parameters());
        assertEquals(1, other.names().size()); // as many slots as momentum has
        Exception e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> training.resume(rbm, other, new double[0][], rows));
        assertTrue(e.getMessage().contains("[Eg2]"), e.getMessage());
        assertTrue(e.getMessage().contains("[u]"), e.getMessage());
        State short0 = rule.init(new double[10]);
        refused("θ.length", () -> training.resume(rbm, short0, new double[0][], rows));
        State right = rule.init(rbm.parameters());
        refused("chains.length", () -> training.resume(rbm, right, new double[1][3], rows));
        Training persistent = new Training(new Persistent(1, 1), rule);
        refused("chains[0]", () -> persistent.resume(rbm, right, new double[1][2], rows));
        assertEquals(right, training.resume(rbm, right, new double[0][], rows).state());
        refused("estimator = null", () -> new Training(null, rule));
    }

    @Test
    void phasesOfATraining() {
        Rule rule = new GradientDescent(0.1);
        Exact exact = new Exact();
        refused("rules.size", () -> new Training(exact, List.of(), List.of(), 1, 0, 1));
        refused("from.size", () -> new Training(exact, List.of(rule), List.of(0, 1), 1, 0, 1));
        refused("from[0]", () -> new Training(exact, List.of(rule), List.of(1), 1, 0, 1));
        refused("decay", () -> new Training(exact, rule).decay(NAN));
        refused("epoch", () -> new Training(exact, rule).then(0, rule));
    }

    @Test
    void twoSamplingsAreEqualByTheirNumbers() {
        double[][] data = {{1, 0, 1}};
        assertEquals(ais.base(data), ais.base(data));
        assertEquals(ais.base(data).hashCode(), ais.base(data).hashCode());
        assertEquals(ais, new AnnealedImportanceSampling(3, 2, 1, new double[0]));
        for (AnnealedImportanceSampling other :
                Arrays.asList(
                        new AnnealedImportanceSampling(4, 2, 1),
                        new AnnealedImportanceSampling(3, 3, 1),
                        new AnnealedImportanceSampling(3, 2, 2),
                        ais.base(data),
                        null)) {
            assertTrue(!ais.equals(other), String.valueOf(other));
        }
    }
}
