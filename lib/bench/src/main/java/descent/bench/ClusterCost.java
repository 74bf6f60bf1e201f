package descent.bench;

import descent.cluster.AisChains;
import descent.cluster.Backend;
import descent.cluster.ExactSums;
import descent.cluster.OnThreads;
import descent.cluster.Work;
import descent.course.Spark;
import descent.rbm.AnnealedImportanceSampling;
import descent.rbm.Rbm;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a cluster costs: prints one line for each measurement, {@code case;participant;seconds}.
 *
 * <pre>
 *   tasks; k           k parts that do nothing
 *   round; n           n parameters to two parts, back, and averaged: one round of a training
 *   log Z, n×n; n      exact sums          AIS, temperatures; n   100 chains of a 200×100 model
 * </pre>
 */
public final class ClusterCost {
    private ClusterCost() {}

    /** Parts that do nothing. */
    private record Nothing(int parts) implements Work<Integer> {
        @Override
        public Integer part(int index) {
            return index;
        }
    }

    /** What a round of a training moves, without the training. */
    private record Copy(int parts, Backend.Shared<double[]> theta) implements Work<double[]> {
        @Override
        public double[] part(int index) {
            return theta.get().clone();
        }
    }

    /**
     * Measures.
     *
     * @param arguments threads or a master; the name of the participant; the number of rounds; then
     *     the cases, for example {@code tasks:2,64} {@code round:1000,10000} {@code logz:16,18}
     *     {@code ais:100,1000}
     */
    public static void main(String[] arguments) {
        String name = arguments[1];
        int rounds = Integer.parseInt(arguments[2]);
        try (Backend on = open(arguments[0])) {
            for (String group : Arrays.asList(arguments).subList(3, arguments.length)) {
                String what = group.substring(0, group.indexOf(':'));
                for (String size : group.substring(what.length() + 1).split(",")) {
                    Runnable work = work(on, what, Integer.parseInt(size));
                    work.run(); // to warm up
                    for (int round = 0; round < rounds; round++) {
                        long begin = System.nanoTime();
                        work.run();
                        double seconds = (System.nanoTime() - begin) / 1e9;
                        System.out.printf(
                                Locale.ROOT, "%s; %s;%s;%.6g%n", title(what), size, name, seconds);
                    }
                }
            }
        }
        System.exit(0); // Spark leaves threads behind
    }

    private static Backend open(String where) {
        return where.startsWith("threads")
                ? new OnThreads(Integer.parseInt(where.substring("threads".length())))
                : Spark.open(where);
    }

    private static String title(String what) {
        return switch (what) {
            case "logz" -> "log Z, n×n";
            case "ais" -> "AIS, temperatures";
            default -> what;
        };
    }

    private static Runnable work(Backend on, String what, int n) {
        switch (what) {
            case "tasks":
                return () -> on.run(new Nothing(n));
            case "round":
                double[] theta = new double[n];
                return () -> {
                    List<double[]> copies = on.run(new Copy(2, on.share(theta)));
                    for (int i = 0; i < n; i++) {
                        theta[i] = (copies.get(0)[i] + copies.get(1)[i]) / 2;
                    }
                };
            case "logz":
                Rbm square = Rbm.random(n, n, 0.1, 1);
                return () -> ExactSums.logZ(on, square);
            case "ais":
                Rbm large = Rbm.random(200, 100, 0.1, 1);
                AnnealedImportanceSampling ais = new AnnealedImportanceSampling(n, 100, 1);
                return () -> AisChains.forward(on, ais, large);
            default:
                throw new IllegalArgumentException(what);
        }
    }
}
