package descent.plot;

import descent.objective.Objective;
import descent.objective.TestFunction;
import descent.objective.Window;
import descent.optim.Trace;
import descent.text.Messages;
import java.util.Arrays;
import java.util.List;

/** Ready-made figures of curves: the graph of a function, the values along runs. */
final class Graph {
    private static final double SPREAD = 50;

    private Graph() {}

    static Curves of(Objective objective, Trace[] runs) {
        if (objective.dimension() != 1) {
            throw new IllegalArgumentException(
                    Messages.beside(Graph.class)
                            .get("graphDimension", objective.name(), objective.dimension()));
        }
        List<double[]> visited = Arrays.stream(runs).map(run -> coordinate(run)).toList();
        double[] x = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        if (objective instanceof TestFunction known) {
            Window window = known.window();
            x = new double[] {window.left(), window.right()};
        }
        for (double[] points : visited) {
            for (double point : points) {
                x = Range.with(x, point, false);
            }
        }
        if (x[0] > x[1]) {
            x = new double[] {-1, 1};
        }
        Curves figure =
                new Curves("x", "f(x)")
                        .line(
                                objective.name(),
                                at -> objective.value(new double[] {at}),
                                x[0],
                                x[1]);
        for (int k = 0; k < runs.length; k++) {
            figure.steps(runs[k].name(), visited.get(k), runs[k].values());
        }
        return figure;
    }

    private static double[] coordinate(Trace run) {
        return Arrays.stream(run.path()).mapToDouble(point -> point[0]).toArray();
    }

    static Curves values(Trace[] runs) {
        boolean epochs = Arrays.stream(runs).anyMatch(run -> whole(run) != run.times().length);
        Curves figure = new Curves(epochs ? "epochs" : "step t", epochs ? "loss" : "f");
        List<double[]> values = Arrays.stream(runs).map(Trace::values).toList();
        for (int k = 0; k < runs.length; k++) {
            figure.line(runs[k].name(), runs[k].times(), values.get(k));
        }
        double[] range = Range.of(values, false);
        return range[0] > 0 && range[1] / range[0] > SPREAD ? figure.logY() : figure;
    }

    private static int whole(Trace run) {
        return (int) Arrays.stream(run.times()).filter(t -> t == Math.rint(t)).count();
    }
}
