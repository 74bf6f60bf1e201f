package descent.derivation.model;

import descent.derivation.tex.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Chooses the points at which a derivation is checked: always the same for the same names. */
public final class Sampler {
    private static final int DRAWINGS = 4;
    private static final int POINTS_PER_DRAWING = 5;

    private Sampler() {}

    /**
     * The points for formulas with given free names. The first is the example of the notes where
     * the model has one.
     *
     * @param model the model
     * @param free names of states and indices, and {@code theta}
     * @return the points
     */
    public static List<Point> points(Model model, Set<String> free) {
        List<Point> points = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(7);
        for (int n = 0; n < DRAWINGS * POINTS_PER_DRAWING; n++) {
            int drawing = n / POINTS_PER_DRAWING;
            Env env = Env.EMPTY;
            for (String name : free) {
                Object first = n == 0 ? model.setting().first().get(name) : null;
                env = env.with(name, first != null ? first : any(model, name, random));
            }
            points.add(new Point(drawing, env));
        }
        return points;
    }

    /**
     * All values a name of a state, an index, or θ can have.
     *
     * @param model the model
     * @param name the name
     * @return the values; none for other names
     */
    public static List<Object> all(Model model, String name) {
        List<Object> all = new ArrayList<>();
        Symbol.Layer layer = model.layer(name);
        if (layer != null) {
            for (int s = 0; s < layer.count(); s++) {
                all.add(new State(layer, s));
            }
        } else if (model.symbol(name) instanceof Symbol.Index index) {
            for (int i = index.from(); i <= index.to(); i++) {
                all.add(i);
            }
        } else if (name.equals("theta")) {
            all.addAll(model.setting().parameters(model));
        }
        return all;
    }

    /**
     * The functions in some formulas that stand for any function, and are drawn.
     *
     * @param model the model
     * @param formulas the formulas
     * @return their names
     */
    public static List<String> anyFunctions(Model model, List<Expr> formulas) {
        Free free = new Free(model);
        return model.lexicon().anyFunctions().stream()
                .filter(f -> formulas.stream().anyMatch(e -> free.uses(e, f)))
                .sorted()
                .toList();
    }

    /**
     * The names θ stands for.
     *
     * @param model the model
     * @return for example w, b, a
     */
    public static List<String> parameterNames(Model model) {
        return List.copyOf(model.setting().theta());
    }

    /**
     * Every binding of the free names.
     *
     * @param model the model
     * @param free the names
     * @param most how many bindings at most
     * @return the bindings, or an empty list if there are more
     */
    public static List<Env> every(Model model, Set<String> free, int most) {
        List<Env> every = List.of(Env.EMPTY);
        for (String name : free) {
            List<Env> longer = new ArrayList<>();
            for (Object value : all(model, name)) {
                every.forEach(e -> longer.add(e.with(name, value)));
            }
            if (longer.size() > most) {
                return List.of();
            }
            every = longer;
        }
        return every;
    }

    private static Object any(Model model, String name, SplittableRandom random) {
        List<Object> all = all(model, name);
        if (all.isEmpty()) {
            throw new Unsupported("free", name);
        }
        return all.get(random.nextInt(all.size()));
    }
}
