package descent.derivation;

import descent.derivation.model.Budget;
import descent.derivation.model.Model;
import descent.derivation.model.Point;
import descent.derivation.model.Sampler;
import descent.derivation.model.Unsupported;
import descent.derivation.number.Approx;
import descent.derivation.number.Exact;
import descent.derivation.number.OutOfField;
import descent.derivation.number.Undefined;
import descent.derivation.tex.Relation;
import descent.text.Messages;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A derivation whose lines are Java functions of a sampled point.
 *
 * <pre>
 *   Derivation.of("rbm", "P(v)", x -> x.value("P(v)"))
 *       .then(Reason.SUM_RULE, "\\sum_h P(v,h)", x -> x.value("S").over(x.value("Z")))
 *       .check()
 * </pre>
 *
 * <p>The LaTeX of a line is only shown; what is checked is the function. Each line must equal the
 * line before at the same points as a derivation in LaTeX; nothing is proved about functions.
 */
public final class Derivation {
    private static final Messages SAY = Messages.beside(Derivation.class);
    private static final int FEWEST = 3;

    private final Model model;
    private final List<Line> lines;

    private record Line(Reason reason, String tex, Function<Sample, Value> value) {}

    private Derivation(Model model, List<Line> lines) {
        this.model = model;
        this.lines = lines;
    }

    /**
     * A derivation in the RBM of the notes.
     *
     * @param tex the first line as it is shown
     * @param value its value
     * @return the derivation
     */
    public static Derivation of(String tex, Function<Sample, Value> value) {
        return of("rbm", tex, value);
    }

    /**
     * A derivation in a model.
     *
     * @param model the name of the model
     * @param tex the first line as it is shown
     * @param value its value
     * @return the derivation
     * @throws IllegalArgumentException if there is no such model
     */
    public static Derivation of(String model, String tex, Function<Sample, Value> value) {
        return new Derivation(Model.named(model, "notes"), List.of(new Line(null, tex, value)));
    }

    /**
     * The derivation with one more line, equal to the line before.
     *
     * @param reason why it is equal
     * @param tex the line as it is shown
     * @param value its value
     * @return the longer derivation
     */
    public Derivation then(Reason reason, String tex, Function<Sample, Value> value) {
        List<Line> longer = new ArrayList<>(lines);
        longer.add(new Line(reason, tex, value));
        return new Derivation(model, List.copyOf(longer));
    }

    /**
     * Checks every line against the line before.
     *
     * @return what was found
     */
    public Report check() {
        Budget budget = new Budget();
        Numerics<Exact> exact = Numerics.exact(model, budget);
        Numerics<Approx> approx = Numerics.approx(model, budget);
        Set<String> free = new LinkedHashSet<>(model.freeNames());
        List<Point> points = Sampler.points(model, free);
        List<Report.Line> report = new ArrayList<>();
        List<List<Value>> values = new ArrayList<>();
        for (Line line : lines) {
            List<Value> here = new ArrayList<>();
            Verdict verdict = null;
            try {
                for (Point p : points) {
                    here.add(value(line, new Sample(model, p, exact, approx, budget)));
                }
                verdict =
                        values.isEmpty()
                                ? null
                                : compare(
                                        values.get(values.size() - 1), here, points, values.size());
            } catch (OutOfField | Unsupported | IllegalArgumentException e) {
                String why = e instanceof OutOfField ? SAY.get("large") : e.getMessage();
                verdict = new Verdict.CannotTell(SAY.get("line", values.size() + 1, why), true);
            }
            values.add(here);
            String reason = line.reason == null ? "" : line.reason.title();
            report.add(new Report.Line(values.size(), line.tex, reason, verdict, "", List.of()));
        }
        return new Report(List.copyOf(report), List.of());
    }

    private static Value value(Line line, Sample sample) {
        try {
            return line.value.apply(sample);
        } catch (Undefined none) {
            return null;
        }
    }

    private static Verdict compare(
            List<Value> left, List<Value> right, List<Point> points, int line) {
        int compared = 0;
        boolean exact = true;
        for (int k = 0; k < Math.min(left.size(), right.size()); k++) {
            Value l = left.get(k);
            Value r = right.get(k);
            if (l == null && r == null) {
                continue;
            }
            if (l == null || r == null || !l.agrees(r)) {
                return new Verdict.Wrong(
                        new Counterexample(
                                points.get(k).env().toString(),
                                Counterexample.text(l),
                                Counterexample.text(r),
                                Relation.Kind.EQUAL,
                                line,
                                line + 1),
                        new Hint(
                                l == null || r == null ? Hint.Kind.UNDEFINED : Hint.Kind.NONE, ""));
            }
            compared++;
            exact &= l.exact() != null && r.exact() != null;
        }
        return compared < FEWEST
                ? new Verdict.CannotTell(SAY.get("few", compared), true)
                : new Verdict.Holds(
                        compared,
                        exact ? Verdict.Arithmetic.EXACT : Verdict.Arithmetic.DOUBLE,
                        "",
                        "");
    }
}
