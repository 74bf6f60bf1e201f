package descent.derivation;

import descent.derivation.model.Budget;
import descent.derivation.model.Model;
import descent.derivation.model.Point;
import descent.derivation.number.Approx;
import descent.derivation.number.Exact;
import descent.derivation.number.OutOfField;
import descent.derivation.tex.Expr;
import descent.derivation.tex.Tex;

/** A sampled point of a model, as a line written in Java sees it. */
public final class Sample {
    private static final long OPERATIONS = 3_000_000;

    private final Model model;
    private final Point point;
    private final Numerics<Exact> exact;
    private final Numerics<Approx> approx;
    private final Budget budget;

    Sample(
            Model model,
            Point point,
            Numerics<Exact> exact,
            Numerics<Approx> approx,
            Budget budget) {
        this.model = model;
        this.point = point;
        this.exact = exact;
        this.approx = approx;
        this.budget = budget;
    }

    /**
     * The value of a formula of the model at this point.
     *
     * @param tex LaTeX, for example {@code w_{11}}, {@code P(v)}, {@code \partial Z}
     * @return its value
     * @throws IllegalArgumentException if the formula cannot be read
     * @throws descent.derivation.number.Undefined if it has no value here
     */
    public Value value(String tex) {
        Expr e = Tex.expr(tex, model.signature());
        budget.refill(OPERATIONS);
        Exact first;
        try {
            first = exact.at(point.seed()).value(e, point.env());
        } catch (OutOfField leaves) {
            first = null;
        }
        return first != null
                ? Value.of(first)
                : new Value(null, approx.at(point.seed()).value(e, point.env()));
    }
}
