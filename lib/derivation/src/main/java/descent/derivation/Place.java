package descent.derivation;

import descent.derivation.model.Key;
import descent.derivation.model.Model;
import descent.derivation.model.Point;
import descent.derivation.model.Symbol;
import descent.derivation.tex.Expr;
import java.util.ArrayList;
import java.util.List;

/** Where a step fails, in LaTeX: the states, the indices and the numbers that were drawn. */
final class Place {
    private static final int MOST_VALUES = 6;

    private Place() {}

    /** The values of the free names at a point. */
    static String of(Model model, Step step, Point point) {
        List<String> values = new ArrayList<>();
        for (String name : step.free(model)) {
            values.add("$" + Expr.sym(name) + " = " + point.env().get(name) + "$");
        }
        for (Expr side : List.of(step.left(), step.right())) {
            side.each(
                    e -> {
                        if (e instanceof Expr.Sym s) {
                            drawn(model, s, point, values);
                        }
                    });
        }
        return String.join(", ", values);
    }

    /**
     * Adds the value of a number that was drawn; numbers with running indices are many, weights
     * too.
     */
    private static void drawn(Model model, Expr.Sym s, Point point, List<String> values) {
        if (model.layers().isEmpty()
                && values.size() < MOST_VALUES
                && model.symbol(s.name()) instanceof Symbol.Real r
                && r.letters().size() == s.index().size()
                && s.index().stream().allMatch(Expr.Num.class::isInstance)) {
            List<Integer> index = s.index().stream().map(Place::whole).toList();
            String value =
                    "$"
                            + s
                            + " = "
                            + Point.draw(model, point.seed(), new Key(s.name(), index))
                            + "$";
            if (!values.contains(value)) {
                values.add(value);
            }
        }
    }

    private static Integer whole(Expr number) {
        return ((Expr.Num) number).value().intValue();
    }
}
