package descent.derivation.tex;

import descent.derivation.tex.Expr.Sym;
import descent.derivation.tex.grammar.FormulaParser.ExprContext;
import descent.derivation.tex.grammar.FormulaParser.FactorContext;
import descent.derivation.tex.grammar.FormulaParser.IndexContext;
import descent.derivation.tex.grammar.FormulaParser.PostfixContext;
import descent.derivation.tex.grammar.FormulaParser.SubContext;
import descent.derivation.tex.grammar.FormulaParser.SupContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Names that are introduced: those that run below a sum, stand below ∝, or are defined. */
record Binders(Builder builder, Signature signature, Names names) {
    private static final String BITS = "\\\\\\{0,1\\\\}";
    private static final String NAMED = "(\\\\math(cal|bb|bf)\\{?)?[A-Z]}?";

    /** What one part below a sum says: names with the bounds they have in common. */
    record Range(List<String> names, Expr lower, Expr upper, boolean except) {}

    /** Units below a sum, such as h_j or h_1, h_2, which take their two values; else empty. */
    List<Sym> units(SubContext sub, SupContext above) {
        List<Sym> units = new ArrayList<>();
        if (sub.indices() != null && sub.indices().GIVEN() == null) {
            for (IndexContext i : sub.indices().index()) {
                PostfixContext p = only(i);
                boolean scripted = p != null && p.script().stream().anyMatch(s -> s.sub() != null);
                Expr e = scripted ? builder.expr(i.expr(0)) : null;
                if (e instanceof Sym s && s.index().size() == 1 && signature.state(s.name())) {
                    if (!bits(i, above)) {
                        throw builder.problem(sub, "bits", s);
                    }
                    units.add(s);
                }
            }
            if (!units.isEmpty() && units.size() < sub.indices().index().size()) {
                throw builder.problem(sub, "bits", units.get(0));
            }
        }
        return units;
    }

    /** h_j, h_j ∈ {0,1}, or from h_j = 0 to 1. */
    private static boolean bits(IndexContext i, SupContext above) {
        if (i.EQ() != null) {
            return i.expr(1).getText().equals("0")
                    && above != null
                    && above.getText().matches("\\^\\{?1}?");
        }
        return above == null
                && (i.expr().size() == 1 || i.IN() != null && i.expr(1).getText().matches(BITS));
    }

    /** What runs below a sum, the outer names first. */
    List<Range> ranges(SubContext sub, SupContext above, Collection<String> bound) {
        if (sub.symbol() != null) {
            return range(List.of(names.of(sub.symbol())), null, sup(above), sub);
        } else if (sub.indices() == null || sub.indices().GIVEN() != null) {
            throw builder.problem(sub, "range");
        }
        List<IndexContext> parts = sub.indices().index();
        if (parts.size() == 1 && parts.get(0).expr().size() == 2 && parts.get(0).IN() == null) {
            return parts.get(0).EQ() != null
                    ? range(
                            List.of(binder(parts.get(0))),
                            builder.expr(parts.get(0).expr(1)),
                            sup(above),
                            sub)
                    : compared(parts.get(0), bound, above);
        }
        List<String> over = new ArrayList<>();
        for (IndexContext i : parts) {
            boolean set =
                    i.expr().size() == 1 || i.IN() != null && whole(binder(i), i.expr(1).getText());
            if (!set) {
                throw builder.problem(sub, "range");
            }
            over.addAll(parts.size() == 1 ? sideBySide(i) : List.of(binder(i)));
        }
        return range(List.copyOf(over), null, sup(above), sub);
    }

    /** Whether a set is all that a name can be: 𝒱, or {0,1}^D for a state. */
    private boolean whole(String name, String set) {
        return set.matches(NAMED) || signature.state(name) && set.matches(BITS + "(\\^.*)?");
    }

    private Expr sup(SupContext above) {
        return above == null ? null : builder.scripts().sup(above);
    }

    private List<Range> range(List<String> over, Expr lower, Expr upper, SubContext sub) {
        if (lower != null && upper == null || upper != null && over.size() > 1) {
            throw builder.problem(sub, "range");
        }
        Expr first = upper != null && lower == null ? Expr.num(1) : lower;
        return List.of(new Range(over, first, upper, false));
    }

    /** i < j: j runs too unless it runs in a sum outside. i ≠ j: j must run outside. */
    private List<Range> compared(IndexContext i, Collection<String> bound, SupContext above) {
        PostfixContext p = only(i.expr(1));
        String other =
                p != null && p.head() != null && p.head().symbol() != null && p.script().isEmpty()
                        ? names.of(p.head().symbol())
                        : "";
        boolean number = signature.known(other) && !signature.index(other);
        boolean outside = bound.contains(other) || number;
        boolean step = other.equals("t") || signature.series(other);
        if (above != null || other.isEmpty() || step || i.SIM() != null) {
            throw builder.problem(i, "compared", i.getText());
        } else if (i.NE() != null && !outside) {
            throw builder.problem(i, "unequal", i.getText());
        }
        Expr j = Expr.sym(other);
        Expr less = new Expr.Binary(Op.MINUS, j, Expr.num(1));
        Expr more = new Expr.Binary(Op.PLUS, j, Expr.num(1));
        List<String> inner = List.of(binder(i));
        Range range =
                i.LT() != null
                        ? new Range(inner, null, less, false)
                        : i.LE() != null
                                ? new Range(inner, null, j, false)
                                : i.GT() != null
                                        ? new Range(inner, more, null, false)
                                        : i.GE() != null
                                                ? new Range(inner, j, null, false)
                                                : new Range(inner, less, more, true);
        return outside
                ? List.of(range)
                : List.of(new Range(List.of(other), null, null, false), range);
    }

    /** The sums over the ranges, the first outermost. */
    Expr sum(boolean product, List<Range> ranges, Expr body) {
        Expr sum = body;
        for (int k = ranges.size() - 1; k >= 0; k--) {
            Range r = ranges.get(k);
            sum =
                    r.except
                            ? new Expr.Binary(
                                    product ? Op.TIMES : Op.PLUS,
                                    new Expr.Big(product, r.names, null, r.lower, sum),
                                    new Expr.Big(product, r.names, r.upper, null, sum))
                            : new Expr.Big(product, r.names, r.lower, r.upper, sum);
        }
        return sum;
    }

    /** Names without a comma between them, as in \sum_{ij}. */
    private List<String> sideBySide(IndexContext i) {
        ExprContext e = i.expr(0);
        if (i.expr().size() > 1 || e.product().size() != 1 || e.product(0).factor().size() == 1) {
            return List.of(binder(i));
        }
        List<String> over = new ArrayList<>();
        for (FactorContext f : e.product(0).factor()) {
            PostfixContext p = f.postfix();
            String name = p == null ? null : plain(p);
            if (name == null || !e.sign().isEmpty() || !e.product(0).mul().isEmpty()) {
                throw builder.problem(i, "binder", i.getText());
            }
            over.add(name);
        }
        return over;
    }

    private PostfixContext only(IndexContext i) {
        return only(i.expr(0));
    }

    private static PostfixContext only(ExprContext e) {
        FactorContext f = onlyFactor(e);
        PostfixContext p = f == null ? null : f.postfix();
        return p == null || p.head() == null || p.head().symbol() == null || p.group() != null
                ? null
                : p;
    }

    /** The factor an expression consists of, or null if there are more. */
    static FactorContext onlyFactor(ExprContext e) {
        return e.product().size() == 1 && e.sign().isEmpty() && e.product(0).factor().size() == 1
                ? e.product(0).factor(0)
                : null;
    }

    /** A name with primes only, or null. */
    private String plain(PostfixContext p) {
        boolean bare =
                p.head() != null
                        && p.head().symbol() != null
                        && p.group() == null
                        && p.script().stream().allMatch(s -> s.sub() == null)
                        && Scripts.powerless(p.script());
        return bare
                ? signature.canonical(names.of(p.head().symbol()) + Scripts.primes(p.script()))
                : null;
    }

    private String binder(IndexContext i) {
        PostfixContext p = only(i);
        String name = p == null ? null : plain(p);
        if (name == null) {
            throw builder.problem(i, "binder", i.getText());
        }
        return name;
    }

    /** Names that need no meaning yet: those below ∝ and those a definition introduces. */
    List<Expr> names(SubContext sub) {
        if (sub.symbol() != null) {
            return List.of(Expr.sym(names.of(sub.symbol())));
        }
        List<Expr> list = new ArrayList<>();
        if (sub.indices() != null) {
            for (IndexContext i : sub.indices().index()) {
                list.addAll(lone(i.expr(0)));
            }
        }
        return list;
    }

    /** Names written side by side. */
    List<Expr> lone(ExprContext e) {
        List<Expr> list = new ArrayList<>();
        for (FactorContext f : e.product(0).factor()) {
            PostfixContext p = f.postfix();
            if (e.product().size() > 1
                    || p == null
                    || p.head() == null
                    || p.head().symbol() == null) {
                throw builder.problem(e, "binder", e.getText());
            }
            String plain = names.of(p.head().symbol());
            list.add(Expr.sym(signature.canonical(plain + Scripts.primes(p.script()))));
        }
        return list;
    }
}
