package descent.derivation;

import descent.derivation.model.Budget;
import descent.derivation.model.Env;
import descent.derivation.model.IndexRange;
import descent.derivation.model.Model;
import descent.derivation.model.Point;
import descent.derivation.model.Sampler;
import descent.derivation.model.Symbol;
import descent.derivation.model.Unsupported;
import descent.derivation.number.Approx;
import descent.derivation.number.Exact;
import descent.derivation.number.OutOfField;
import descent.derivation.number.Residue;
import descent.derivation.number.Scalar;
import descent.derivation.tex.Expr;
import descent.derivation.tex.Relation;
import descent.text.Messages;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gives the verdict on one step after another, always at the same points. */
final class Judge {
    private static final Messages SAY = Messages.beside(Judge.class);
    private static final int FEWEST = 3;
    private static final int DRAWINGS = 4;
    private static final int MOST_STATES = 64;
    private static final long OPERATIONS = 3_000_000;
    private static final long OPERATIONS_OF_PROOF = 2_000_000;

    private final Model model;
    private final List<Point> points;
    private final Set<String> twofold; // states whose name also stands for a formula
    private final String trouble;
    private final Budget budget = new Budget();
    private final Numerics<Exact> exact;
    private final Numerics<Approx> approx;
    private final Numerics<Residue> residues;

    Judge(Model model, List<Expr> formulas) {
        this.model = model;
        this.exact = Numerics.exact(model, budget);
        this.approx = Numerics.approx(model, budget);
        this.residues = Numerics.residues(model, budget);
        Set<String> free = new LinkedHashSet<>();
        formulas.forEach(e -> free.addAll(model.free(e)));
        List<Point> sampled = List.of();
        String problem = "";
        try {
            sampled = Sampler.points(model, free);
        } catch (Unsupported e) {
            problem = e.getMessage();
        }
        this.points = sampled;
        free.removeIf(n -> model.layer(n) == null || !(model.symbol(n) instanceof Symbol.Let));
        this.twofold = free;
        this.trouble = problem;
    }

    Verdict verdict(Step asWritten) {
        if (!trouble.isEmpty()) {
            return new Verdict.CannotTell(trouble, true);
        }
        Step step = withoutConstants(asWritten);
        budget.refill(OPERATIONS);
        try {
            try {
                return far(step, verdict(step, exact, Verdict.Arithmetic.EXACT));
            } catch (OutOfField leaves) {
                return far(step, verdict(step, approx, Verdict.Arithmetic.DOUBLE));
            }
        } catch (OutOfField tooLarge) {
            return new Verdict.CannotTell(SAY.get("large"), true);
        } catch (Unsupported e) {
            return new Verdict.CannotTell(e.getMessage(), true);
        } catch (StackOverflowError tooDeep) {
            return new Verdict.CannotTell(SAY.get("deep"), true);
        }
    }

    private <T extends Scalar<T>> Verdict verdict(
            Step step, Numerics<T> numerics, Verdict.Arithmetic arithmetic) {
        Comparison<T> comparison = new Comparison<>(model, numerics);
        List<Comparison.Sides<T>> sides;
        try {
            sides = comparison.at(step, pointsFor(step));
        } catch (IndexRange outside) {
            return new Verdict.Wrong(
                    new Counterexample(
                            "", "", "", Relation.Kind.EQUAL, step.leftLine(), step.line()),
                    new Hint(Hint.Kind.INDEX, "$" + outside.what() + "$"));
        }
        if (!sides.isEmpty() && !sides.get(sides.size() - 1).agree()) {
            return wrong(step, sides.get(sides.size() - 1), numerics);
        }
        if (sides.size() < FEWEST) {
            return new Verdict.CannotTell(SAY.get("few", sides.size()), true);
        }
        Proof proof = new Proof(model, residues);
        String proved = "";
        try {
            budget.refill(OPERATIONS_OF_PROOF);
            proved = proof.of(step);
        } catch (Unsupported tooMuchWork) {
            proved = "";
        }
        int more = 0;
        if (proved.isEmpty()) {
            List<Comparison.Sides<T>> elsewhere = elsewhere(step, comparison, proof.failure());
            if (!elsewhere.isEmpty() && !elsewhere.get(elsewhere.size() - 1).agree()) {
                return wrong(step, elsewhere.get(elsewhere.size() - 1), numerics);
            }
            more = elsewhere.size();
        }
        String domain = proved.isEmpty() ? new Domain(model, budget).of(step, pointsFor(step)) : "";
        return new Verdict.Holds(sides.size() + more, arithmetic, proved, domain);
    }

    /**
     * The points without the states that only other lines name: where the model has x_j and x runs
     * over states, a bound x would change what x_j means.
     */
    private List<Point> pointsFor(Step step) {
        if (twofold.isEmpty()) {
            return points;
        }
        Set<String> elsewhere = new LinkedHashSet<>(twofold);
        List.of(step.head(), step.left(), step.right())
                .forEach(e -> elsewhere.removeAll(model.free(e)));
        return elsewhere.isEmpty()
                ? points
                : points.stream()
                        .map(p -> new Point(p.seed(), p.env().without(elsewhere)))
                        .toList();
    }

    /** The comparisons at every state and index, and where the attempt of a proof failed. */
    private <T extends Scalar<T>> List<Comparison.Sides<T>> elsewhere(
            Step step, Comparison<T> comparison, Env failure) {
        List<Point> more = new ArrayList<>();
        for (long drawing = 0; failure != null && drawing < DRAWINGS; drawing++) {
            more.add(new Point(drawing, failure));
        }
        for (Env env : Sampler.every(model, step.free(model), MOST_STATES)) {
            more.add(new Point(DRAWINGS, env));
        }
        return reached(step, comparison, more);
    }

    /** A comparison must also stand at very small, very large and plain numbers. */
    private Verdict far(Step step, Verdict usual) {
        if (!(usual instanceof Verdict.Holds) || !Counterexample.ordered(step.relation().kind())) {
            return usual;
        }
        Verdict wrong = far(step, exact);
        wrong = wrong == null ? far(step, approx) : wrong;
        return wrong == null ? usual : wrong;
    }

    private <T extends Scalar<T>> Verdict far(Step step, Numerics<T> numerics) {
        Comparison<T> comparison = new Comparison<>(model, numerics);
        List<Point> near = pointsFor(step);
        for (int k = 0; k < Point.MANY_FAR; k++) {
            Point far = near.get(k % near.size()).far(k);
            for (Comparison.Sides<T> here : reached(step, comparison, List.of(far))) {
                if (here.tells() && !here.agree()) {
                    return wrong(step, here, numerics);
                }
            }
        }
        return null;
    }

    /** The comparisons at further points; none if they need too much: the others have answered. */
    private <T extends Scalar<T>> List<Comparison.Sides<T>> reached(
            Step step, Comparison<T> comparison, List<Point> more) {
        try {
            budget.refill(OPERATIONS);
            return comparison.at(step, more);
        } catch (IndexRange | OutOfField | Unsupported tooMuchWork) {
            return List.of();
        }
    }

    private <T extends Scalar<T>> Verdict wrong(
            Step step, Comparison.Sides<T> failure, Numerics<T> numerics) {
        Relation.Kind kind = step.relation().kind();
        Counterexample counterexample =
                Counterexample.of(model, step, failure, new Comparison<>(model, numerics));
        if (failure.left() == null || failure.right() == null) {
            return new Verdict.Wrong(counterexample, new Hint(Hint.Kind.UNDEFINED, ""));
        }
        if (Counterexample.ordered(kind)) { // almost any change of a side makes it true
            return new Verdict.Wrong(counterexample, new Hint(Hint.Kind.ORDER, ""));
        }
        Hint hint;
        try {
            List<Point> here = pointsFor(step);
            Hint form = new Forms(model, budget).of(step, here);
            budget.refill(OPERATIONS);
            hint = form == null ? new Hints<>(model, numerics).of(step, here) : form;
        } catch (Unsupported | OutOfField | IndexRange noHint) {
            hint = new Hint(Hint.Kind.NONE, "");
        }
        return new Verdict.Wrong(counterexample, hint);
    }

    /** "+ const" on a side makes the relation one up to a constant. */
    private static Step withoutConstants(Step step) {
        Expr left = strip(step.left());
        Expr right = strip(step.right());
        boolean changed = left != step.left() || right != step.right();
        if (!changed || step.relation().kind() != Relation.Kind.EQUAL) {
            return step;
        }
        Relation relation = new Relation(Relation.Kind.UP_TO_CONSTANT, step.relation().varying());
        return new Step(step.head(), left, relation, right, step.leftLine(), step.line());
    }

    private static Expr strip(Expr e) {
        if (e instanceof Expr.Binary b && b.op().additive()) {
            return b.right() instanceof Expr.Const
                    ? b.left()
                    : b.left() instanceof Expr.Const ? b.right() : withLeft(b, strip(b.left()));
        }
        return e;
    }

    private static Expr withLeft(Expr.Binary b, Expr left) {
        return left == b.left() ? b : new Expr.Binary(b.op(), left, b.right());
    }
}
