package descent.derivation.model;

import descent.derivation.number.Exact;
import descent.derivation.tex.Expr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a model's file says besides the names: its table, its distribution, its first point. */
final class Setting {
    private final List<Row> rows = new ArrayList<>();
    private final List<String> forms = new ArrayList<>();
    private final List<String> theta = new ArrayList<>();
    private final Map<String, Object> first = new LinkedHashMap<>();
    private final Map<Key, Exact> values = new LinkedHashMap<>();
    private String energy = "";
    private String random = "";

    /** The lines of the table. */
    List<Row> rows() {
        return rows;
    }

    /** The published forms of the rule; none where there is one form only. */
    List<String> forms() {
        return forms;
    }

    /** The names that θ may stand for. */
    List<String> theta() {
        return theta;
    }

    /** The states, indices and parameters of the first point. */
    Map<String, Object> first() {
        return first;
    }

    /** The drawn numbers of the first point. */
    Map<Key, Exact> values() {
        return values;
    }

    /** The function whose e^{−E} is the distribution; empty if there is none. */
    String energy() {
        return energy;
    }

    void energy(String function) {
        energy = function;
    }

    /** The series that is random inside E[...]; empty if there is none. */
    String random() {
        return random;
    }

    void random(String series) {
        random = series;
    }

    /** L(θ) := ... defines L, and F(v; θ) := ... is about v: the parameters are always meant. */
    Expr withoutParameters(Expr left) {
        if (theta.isEmpty() || !(left instanceof Expr.Call c)) {
            return left;
        }
        List<Expr> args = c.args().stream().filter(a -> !a.equals(Expr.sym("theta"))).toList();
        return args.isEmpty() ? c.head() : new Expr.Call(c.head(), args, List.of());
    }

    /** Every parameter that θ may stand for. */
    List<Key> parameters(Model model) {
        List<Key> keys = new ArrayList<>();
        for (String p : theta) {
            keys.addAll(keys(model, p, List.of(), model.letters(p)));
        }
        return keys;
    }

    private static List<Key> keys(
            Model model, String p, List<Integer> index, List<String> letters) {
        if (letters.isEmpty()) {
            return List.of(new Key(p, index));
        }
        List<Key> keys = new ArrayList<>();
        Symbol.Index range = model.range(letters.get(0));
        for (int i = range.from(); i <= range.to(); i++) {
            List<Integer> longer = new ArrayList<>(index);
            longer.add(i);
            keys.addAll(keys(model, p, List.copyOf(longer), letters.subList(1, letters.size())));
        }
        return keys;
    }
}
