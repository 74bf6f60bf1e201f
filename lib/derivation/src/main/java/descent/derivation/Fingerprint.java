package descent.derivation;

import descent.derivation.model.Model;
import descent.derivation.model.Symbol;
import descent.derivation.number.Residue;
import descent.derivation.tex.Expr;
import descent.derivation.tex.Op;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A number that two formulas share if algebra alone (order, brackets, fractions, names of bound
 * variables, abbreviations) makes one of the other. Sums, derivatives, probabilities and functions
 * count as unknowns, so ∂S/S and −Σ_h (e/S) ∂E have different fingerprints although they are equal.
 */
final class Fingerprint {
    private static final BigInteger P = BigInteger.valueOf(Residue.P);

    private final Model model;
    private final Map<List<Object>, BigInteger> abbreviations = new HashMap<>();

    Fingerprint(Model model) {
        this.model = model;
    }

    BigInteger of(Expr e) {
        return of(e, new HashMap<>());
    }

    private BigInteger of(Expr e, Map<String, String> bound) {
        if (e instanceof Expr.Num n) {
            BigInteger below = n.value().getDenominator().mod(P);
            return n.value().getNumerator().multiply(below.modInverse(P)).mod(P);
        } else if (e instanceof Expr.Neg n) {
            return of(n.x(), bound).negate().mod(P);
        } else if (e instanceof Expr.Binary b) {
            return binary(b, bound);
        } else if (e instanceof Expr.Sym s) {
            return symbol(s, bound);
        } else if (e instanceof Expr.Big b) {
            return big(b, bound);
        } else if (e instanceof Expr.Mean m) {
            Map<String, String> inner = new HashMap<>(bound);
            model.random(m).stream()
                    .filter(n -> !bound.containsKey(n))
                    .forEach(n -> inner.put(n, "mean " + n));
            return unknown("mean", List.of(of(m.body(), inner), all(model.given(m), bound)));
        } else if (e instanceof Expr.Call c) {
            String name = bound.getOrDefault(c.head().name(), c.head().name());
            return unknown(
                    "call " + name,
                    List.of(
                            all(c.head().index(), bound),
                            all(c.args(), bound),
                            all(c.given(), bound)));
        }
        String kind = e instanceof Expr.Apply a ? a.fn().name() : e.getClass().getSimpleName();
        List<BigInteger> parts = new ArrayList<>();
        e.parts().forEach(p -> parts.add(of(p, bound)));
        return unknown(kind, parts);
    }

    private BigInteger binary(Expr.Binary b, Map<String, String> bound) {
        BigInteger x = of(b.left(), bound);
        BigInteger y = of(b.right(), bound);
        return switch (b.op()) {
            case PLUS -> x.add(y).mod(P);
            case MINUS -> x.subtract(y).mod(P);
            case TIMES -> x.multiply(y).mod(P);
            case OVER ->
                    y.signum() == 0 ? unknown("/", List.of(x)) : x.multiply(y.modInverse(P)).mod(P);
            case POWER -> {
                BigInteger n = y.compareTo(P.shiftRight(1)) > 0 ? y.subtract(P) : y;
                yield n.bitLength() < 8 && x.signum() != 0
                        ? x.modPow(n, P)
                        : unknown(Op.POWER.name(), List.of(x, y));
            }
        };
    }

    private BigInteger symbol(Expr.Sym s, Map<String, String> bound) {
        boolean abbreviation =
                model.symbol(s.name()) instanceof Symbol.Let l
                        && l.letters().isEmpty()
                        && !(l.body() instanceof Expr.Num)
                        && s.index().isEmpty();
        if (abbreviation && !bound.containsKey(s.name())) {
            List<Object> key = List.of(s.name(), Map.copyOf(bound));
            BigInteger known = abbreviations.get(key);
            if (known == null) {
                known = of(((Symbol.Let) model.symbol(s.name())).body(), bound);
                abbreviations.put(key, known);
            }
            return known;
        }
        String name = bound.getOrDefault(s.name(), s.name());
        if (model.symbol(s.name()) == null
                && model.call(s.name()) != null) { // E is short for E(v,h)
            List<Expr> args = new ArrayList<>();
            model.call(s.name()).params().forEach(p -> args.add(Expr.sym(p)));
            return of(new Expr.Call(s, args, List.of()), bound);
        }
        return unknown("name " + name, List.of(all(s.index(), bound)));
    }

    private BigInteger big(Expr.Big b, Map<String, String> bound) {
        Map<String, String> inner = new HashMap<>(bound);
        String kind = b.product() ? "product" : "sum";
        for (String n : b.names()) {
            String domain = model.layer(n) != null ? model.layer(n).name() : "index";
            inner.put(n, "bound " + inner.size() + domain);
        }
        List<BigInteger> parts = new ArrayList<>();
        parts.add(b.lower() == null ? BigInteger.TWO : of(b.lower(), bound));
        parts.add(b.upper() == null ? BigInteger.TWO : of(b.upper(), bound));
        BigInteger body = of(b.body(), inner);
        for (int k = b.names().size() - 1; k > 0; k--) { // Σ_{v,h} is Σ_v Σ_h
            body = unknown(kind, List.of(BigInteger.TWO, BigInteger.TWO, body));
        }
        parts.add(body);
        return unknown(kind, parts);
    }

    private BigInteger all(List<Expr> list, Map<String, String> bound) {
        List<BigInteger> parts = new ArrayList<>();
        list.forEach(e -> parts.add(of(e, bound)));
        return unknown("list", parts);
    }

    /** A random element that depends on nothing but the kind and the parts. */
    private static BigInteger unknown(String kind, List<BigInteger> parts) {
        long seed = kind.hashCode();
        for (BigInteger part : parts) {
            seed = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + part.longValue()).nextLong();
        }
        return BigInteger.valueOf(new SplittableRandom(seed).nextLong(1, Residue.P));
    }
}
