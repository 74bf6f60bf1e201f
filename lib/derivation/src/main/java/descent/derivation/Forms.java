package descent.derivation;

import descent.derivation.model.Budget;
import descent.derivation.model.IndexRange;
import descent.derivation.model.Model;
import descent.derivation.model.Point;
import descent.derivation.model.Unsupported;
import descent.derivation.number.Approx;
import descent.derivation.number.OutOfField;
import java.util.List;

/** Whether a wrong step would be right in another published form of the same rule. */
record Forms(Model model, Budget budget) {
    private static final long OPERATIONS = 200_000;

    /** A hint that names the form, or null. */
    Hint of(Step step, List<Point> points) {
        for (String form : model.forms()) {
            Model other = Model.named(model.name(), form);
            Comparison<Approx> comparison = new Comparison<>(other, Numerics.approx(other, budget));
            try {
                budget.refill(OPERATIONS);
                List<Comparison.Sides<Approx>> sides = comparison.at(step, points);
                if (sides.size() == points.size() && sides.get(sides.size() - 1).agree()) {
                    return new Hint(Hint.Kind.FORM, form);
                }
            } catch (OutOfField | IndexRange | Unsupported notThis) {
                continue; // a name that this derivation defines, or this form does not have
            }
        }
        return null;
    }
}
