package descent.derivation;

import descent.derivation.model.Budget;
import descent.derivation.model.Evaluator;
import descent.derivation.model.Key;
import descent.derivation.model.Model;
import descent.derivation.model.Point;
import descent.derivation.number.Approx;
import descent.derivation.number.Exact;
import descent.derivation.number.Numbers;
import descent.derivation.number.Residue;
import descent.derivation.number.Scalar;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * One kind of number for one derivation: an evaluator for each drawing, kept from line to line.
 *
 * @param <T> the kind
 */
final class Numerics<T extends Scalar<T>> {
    private final Model model;
    private final Function<Long, Numbers<T>> numbers;
    private final Function<Long, Function<Key, T>> draws;
    private final Budget budget;
    private final Map<Long, Evaluator<T>> evaluators = new HashMap<>();

    private Numerics(
            Model model,
            Function<Long, Numbers<T>> numbers,
            Function<Long, Function<Key, T>> draws,
            Budget budget) {
        this.model = model;
        this.numbers = numbers;
        this.draws = draws;
        this.budget = budget;
    }

    static Numerics<Exact> exact(Model model, Budget budget) {
        return new Numerics<>(model, s -> Exact.NUMBERS, s -> k -> Point.draw(model, s, k), budget);
    }

    static Numerics<Approx> approx(Model model, Budget budget) {
        return new Numerics<>(
                model, s -> Approx.NUMBERS, s -> k -> Approx.of(Point.draw(model, s, k)), budget);
    }

    /** Doubles in which the named numbers have the other sign. */
    static Numerics<Approx> negated(Model model, Budget budget, Set<String> names) {
        return new Numerics<>(
                model,
                s -> Approx.NUMBERS,
                s ->
                        k -> {
                            Approx usual = Approx.of(Point.draw(model, s, k));
                            return names.contains(k.name()) ? usual.negate() : usual;
                        },
                budget);
    }

    /** Random elements of the prime field; the drawing is the number of the trial. */
    static Numerics<Residue> residues(Model model, Budget budget) {
        Map<Long, Residue.Trial> trials = new HashMap<>();
        Map<Long, Map<Key, Residue>> drawn = new HashMap<>();
        Function<Long, Numbers<Residue>> trial = s -> trials.computeIfAbsent(s, Residue.Trial::new);
        return new Numerics<>(
                model,
                trial,
                s ->
                        k ->
                                drawn.computeIfAbsent(s, x -> new HashMap<>())
                                        .computeIfAbsent(
                                                k,
                                                x -> ((Residue.Trial) trial.apply(s)).variable()),
                budget);
    }

    Evaluator<T> at(long drawing) {
        return evaluators.computeIfAbsent(
                drawing,
                s -> {
                    Function<Key, T> draw = draws.apply(s);
                    Map<Key, T> drawn = new HashMap<>();
                    return new Evaluator<>(
                            model, numbers.apply(s), k -> drawn.computeIfAbsent(k, draw), budget);
                });
    }

    /** An evaluator of the same drawing in which one number is drawn anew. */
    Evaluator<T> redrawn(long drawing, String name, long other) {
        Function<Key, T> usual = draws.apply(drawing);
        Function<Key, T> fresh = draws.apply(other);
        return at(drawing).with(k -> (k.name().equals(name) ? fresh : usual).apply(k));
    }
}
