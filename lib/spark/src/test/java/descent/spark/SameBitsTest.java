package descent.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.cluster.AisChains;
import descent.cluster.Backend;
import descent.cluster.BatchLoss;
import descent.cluster.ExactSums;
import descent.cluster.LocalDescent;
import descent.cluster.LocalTraining;
import descent.cluster.MadeClassification;
import descent.cluster.OnThreads;
import descent.cluster.Scoring;
import descent.cluster.StreamedLoss;
import descent.cluster.Sweep;
import descent.cluster.TrainingProblem;
import descent.objective.LeastSquares;
import descent.objective.Objective;
import descent.optim.Adam;
import descent.optim.Problem;
import descent.optim.Race;
import descent.rbm.AnnealedImportanceSampling;
import descent.rbm.ContrastiveDivergence;
import descent.rbm.Gradient;
import descent.rbm.PartitionFunction;
import descent.rbm.Persistent;
import descent.rbm.Rbm;
import descent.rbm.Training;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every job, on every kind of master, beside the same job without any back end or on threads. */
class SameBitsTest {
    private static final Rbm RBM = Rbm.random(13, 15, 0.7, 4);
    private static final double[][] ROWS = rows(70, 13);

    private static double[][] rows(int count, int d) {
        SplittableRandom random = new SplittableRandom(5);
        return IntStream.range(0, count)
                .mapToObj(r -> random.doubles(d).map(u -> u < 0.4 ? 1 : 0).toArray())
                .toArray(double[][]::new);
    }

    @ParameterizedTest
    @ValueSource(strings = {"local[1]", "local[2]", "local-cluster[2,1,1024]"})
    void everyJobGivesTheBitsOfOneMachine(String master) {
        try (OnSpark spark = OnSpark.start(master)) {
            assertEquals(PartitionFunction.of(RBM), ExactSums.logZ(spark, RBM));
            assertArrayEquals(Gradient.of(RBM, ROWS), ExactSums.gradient(spark, RBM, ROWS));
            AnnealedImportanceSampling ais = new AnnealedImportanceSampling(30, 70, 9).base(ROWS);
            assertEquals(ais.forward(RBM), AisChains.forward(spark, ais, RBM));
            assertEquals(ais.reverse(RBM, ROWS), AisChains.reverse(spark, ais, RBM, ROWS));
            assertEquals(
                    RBM.logLikelihood(ROWS), Scoring.logLikelihood(spark, RBM, ROWS, RBM.logZ()));
            double[] etas = {0.003, 0.1};
            Problem beale = Problem.fromWindow(Objective.beale(), 25);
            assertArrayEquals(
                    Race.ofNotes().sweep(beale, etas, 1, 2),
                    Sweep.of(spark, Race.ofNotes(), beale, etas, 1, 2).means());
            Training training =
                    new Training(new Persistent(5, 1), Adam.asInNotes(0.01)).batch(10).seed(3);
            assertEquals(
                    training.fit(RBM, ROWS, 2),
                    LocalTraining.start(spark, training, RBM, ROWS, 1, 2).rounds(1).rbm());
            Backend threads = new OnThreads(2);
            assertEquals(numbers(threads), numbers(spark));
        }
    }

    /** The jobs whose bits depend on the number of parts. */
    private static List<Double> numbers(Backend on) {
        List<Double> numbers = new ArrayList<>();
        numbers.add(ExactSums.logZ(on, RBM, 5).value());
        BatchLoss loss = new BatchLoss(on, new MadeClassification(10_001, 4, 1), 3);
        double[] theta = {0.5, 0.1, -0.3, 0, 1};
        add(numbers, loss.gradient(theta));
        numbers.add(loss.value(theta));
        StreamedLoss stored = StreamedLoss.of(new LeastSquares(ROWS, new double[ROWS.length], 0.1));
        add(numbers, new BatchLoss(on, stored, 4).gradient(Arrays.copyOf(RBM.parameters(), 14)));
        Adam adam = Adam.asInNotes(0.05);
        MadeClassification data = new MadeClassification(3001, 4, 2);
        add(numbers, LocalDescent.start(on, data, adam, 32, 3, theta).rounds(2).state().theta());
        Training training = new Training(new Persistent(5, 1), adam).batch(10).seed(3);
        LocalTraining run = LocalTraining.start(on, training, RBM, ROWS, 3, 1).rounds(2);
        add(numbers, run.rbm().parameters());
        add(numbers, run.state().slot("m"));
        Problem small =
                new TrainingProblem(
                        Rbm.random(4, 3, 0.1, 1), rows(12, 4), new ContrastiveDivergence(1), 4, 3);
        for (double[][] rule :
                Sweep.of(on, Race.ofNotes(), small, new double[] {0.1, 1}, 1, 2).ends()) {
            Arrays.stream(rule).forEach(ends -> add(numbers, ends));
        }
        return numbers;
    }

    private static void add(List<Double> numbers, double[] more) {
        Arrays.stream(more).forEach(numbers::add);
    }
}
