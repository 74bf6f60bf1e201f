package descent.derivation;

import descent.derivation.model.Model;
import descent.derivation.tex.Expr;
import descent.derivation.tex.Relation;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * One claim: a relation between two formulas.
 *
 * @param head the formula the chain began with
 * @param left the left side
 * @param relation the relation
 * @param right the right side
 * @param leftLine the line on which the left side stands
 * @param line the line on which the right side stands
 */
record Step(Expr head, Expr left, Relation relation, Expr right, int leftLine, int line) {
    /** The names of states, indices and θ that either side leaves free. */
    Set<String> free(Model model) {
        Set<String> free = new LinkedHashSet<>(model.free(left));
        free.addAll(model.free(right));
        return free;
    }

    Step from(Expr other, int line) {
        return new Step(head, other, relation, right, line, this.line);
    }

    Step withRight(Expr other) {
        return new Step(head, left, relation, other, leftLine, line);
    }
}
