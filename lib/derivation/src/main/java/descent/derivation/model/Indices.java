package descent.derivation.model;

import descent.derivation.tex.Expr;
import java.util.ArrayList;
import java.util.List;

/** Whole numbers in formulas: indices with their ranges, and what sums run over. */
final class Indices {
    static final String COORDINATE = "#coordinate";

    private static final int LONGEST_SUM = 200;

    private final Model model;

    Indices(Model model) {
        this.model = model;
    }

    /** The values that a name below a sum takes. */
    List<Object> domain(Expr.Big b, String name, Env env) {
        List<Object> all = new ArrayList<>();
        Symbol.Layer layer = model.layer(name);
        if (layer != null && b.lower() == null && b.upper() == null) {
            for (int s = 0; s < layer.count(); s++) {
                all.add(new State(layer, s));
            }
            return all;
        }
        int from;
        int to;
        if (b.lower() != null && b.upper() != null) {
            from = bound(b.lower(), name, env);
            to = bound(b.upper(), name, env);
        } else {
            Symbol.Index range = range(name, b.body());
            from = b.lower() == null ? range.from() : bound(b.lower(), name, env);
            to = b.upper() == null ? range.to() : bound(b.upper(), name, env);
        }
        if ((long) to - from > LONGEST_SUM) {
            throw new Unsupported("bounds", name);
        }
        for (int i = from; i <= to; i++) {
            all.add(i);
        }
        return all;
    }

    private int bound(Expr e, String name, Env env) {
        Integer n = integer(e, env);
        if (n == null) {
            throw new Unsupported("bounds", name);
        }
        return n;
    }

    /**
     * The range of a letter: where it is an index of one kind of unit only, the range of those; if
     * the places differ, the one the letter has in the model.
     */
    private Symbol.Index range(String name, Expr body) {
        List<Symbol.Index> found = new ArrayList<>();
        body.each(
                e -> {
                    if (e instanceof Expr.Sym s) {
                        int place = s.index().indexOf(Expr.sym(name));
                        List<String> letters = model.letters(s.name());
                        if (place >= 0
                                && place < letters.size()
                                && model.range(letters.get(place)) != null) {
                            found.add(model.range(letters.get(place)));
                        }
                    }
                });
        Symbol.Index own = model.range(name);
        boolean clear =
                !found.isEmpty()
                        && found.stream().allMatch(f -> same(f, found.get(0)))
                        && (own == null || !model.layers().isEmpty());
        if (own == null && found.isEmpty()) {
            throw new Unsupported("range", name);
        }
        return clear || own == null ? found.get(0) : own;
    }

    private static boolean same(Symbol.Index a, Symbol.Index b) {
        return a.from() == b.from() && a.to() == b.to();
    }

    /** Which drawn number a name with indices is. */
    Key key(Symbol.Real r, Expr.Sym s, Env env) {
        List<Integer> index = new ArrayList<>(indices(s, env));
        boolean series = r.letters().equals(List.of("t"));
        if (series && index.size() == 2) {
            coordinate(s, index);
        } else if (index.isEmpty() && model.units(r.name())) {
            throw new Unsupported("vector", s);
        } else if (!index.isEmpty() && index.size() != r.letters().size()) {
            throw new Unsupported("indices", s, r.letters().size());
        }
        boolean open =
                series ? index.size() == 1 : r.letters().equals(List.of("i")) && index.isEmpty();
        if (open && env.get(COORDINATE) instanceof Integer i) {
            index.add(i);
        }
        for (int k = 0; k < Math.min(index.size(), r.letters().size()); k++) {
            check(r.letters().get(k), index.get(k), s.name(), index);
        }
        return new Key(r.name(), List.copyOf(index));
    }

    int coordinate(Expr.Sym s, List<Integer> index) {
        check("i", index.get(1), s.name(), index);
        return index.get(1);
    }

    /**
     * Steps may be any from 0 (a gradient: from 1); other indices have the range of their letter.
     */
    void check(String letter, int value, String name, List<Integer> index) {
        Symbol.Index range = model.range(letter);
        boolean step = letter.equals("t");
        int least = step ? (model.symbol(name) instanceof Symbol.Real ? 1 : 0) : 0;
        if (step && value < least
                || !step && range != null && (value < range.from() || value > range.to())) {
            throw new IndexRange(new Key(name, index));
        }
    }

    List<Integer> indices(Expr.Sym s, Env env) {
        List<Integer> index = new ArrayList<>();
        for (Expr e : s.index()) {
            Integer i = integer(e, env);
            if (i == null) {
                throw new Unsupported("index", s);
            }
            index.add(i);
        }
        return index;
    }

    /** The value of a formula made of whole numbers and indices, or null if it is not one. */
    Integer integer(Expr e, Env env) {
        if (e instanceof Expr.Num n) {
            return n.value().getDenominatorAsInt() == 1 && n.value().getNumerator().bitLength() < 31
                    ? Integer.valueOf(n.value().getNumeratorAsInt())
                    : null;
        } else if (e instanceof Expr.Sym s) {
            Object bound = env.get(s.name());
            if (bound instanceof State state && state.layer().units() == 0 && s.index().isEmpty()) {
                return state.number() + 1;
            }
            boolean constant =
                    bound == null
                            && s.index().isEmpty()
                            && model.symbol(s.name()) instanceof Symbol.Let l
                            && l.body() instanceof Expr.Num;
            return bound instanceof Integer n && s.index().isEmpty()
                    ? n
                    : constant ? integer(((Symbol.Let) model.symbol(s.name())).body(), env) : null;
        } else if (e instanceof Expr.Neg n) {
            Integer x = integer(n.x(), env);
            return x == null ? null : -x;
        } else if (e instanceof Expr.Binary b) {
            Integer x = integer(b.left(), env);
            Integer y = x == null ? null : integer(b.right(), env);
            if (y == null || Math.max(Math.abs(x), Math.abs(y)) > 1 << 14) {
                return null;
            }
            return switch (b.op()) {
                case PLUS -> x + y;
                case MINUS -> x - y;
                case TIMES -> x * y;
                default -> null;
            };
        }
        return null;
    }
}
