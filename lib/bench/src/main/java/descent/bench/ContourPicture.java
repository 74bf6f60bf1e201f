package descent.bench;

import descent.objective.Objective;
import descent.optim.Rule;
import descent.optim.Rules;
import descent.optim.Trace;
import descent.plot.Contours;
import descent.plot.Figure;
import descent.plot.Picture;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A figure of contour lines with five paths, from the function to the PNG. */
@State(Scope.Benchmark)
public class ContourPicture {
    private final List<Trace> runs = new ArrayList<>();

    /** Walks the paths. */
    @Setup
    public void start() {
        for (Rule rule : Rules.inNotes().subList(2, 7)) {
            runs.add(Trace.of(rule, Objective.himmelblau(), new double[] {-1, 0.5}, 200));
        }
    }

    /** {@return the picture} */
    @Benchmark
    public Picture png() {
        Contours figure = Figure.contours(Objective.himmelblau());
        for (int k = 0; k < runs.size(); k++) {
            figure.path("run " + (k + 1), runs.get(k).path());
        }
        return figure.picture();
    }
}
