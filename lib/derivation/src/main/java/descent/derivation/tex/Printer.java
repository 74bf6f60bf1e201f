package descent.derivation.tex;

import descent.derivation.tex.Expr.Apply;
import descent.derivation.tex.Expr.Big;
import descent.derivation.tex.Expr.Binary;
import descent.derivation.tex.Expr.Bits;
import descent.derivation.tex.Expr.Call;
import descent.derivation.tex.Expr.Const;
import descent.derivation.tex.Expr.Diff;
import descent.derivation.tex.Expr.Event;
import descent.derivation.tex.Expr.Mean;
import descent.derivation.tex.Expr.Neg;
import descent.derivation.tex.Expr.Num;
import descent.derivation.tex.Expr.Sym;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.math3.fraction.BigFraction;

/** Writes a tree as LaTeX that reads back as the same tree. */
final class Printer {
    /**
     * How tightly a printed piece holds together: a sum, a product, a factor, a base of a power.
     */
    private static final int SUM = 0;

    private static final int PRODUCT = 1;
    private static final int FACTOR = 2;
    private static final int BASE = 3;

    private Printer() {}

    static String print(Expr e) {
        return print(e, SUM);
    }

    private static String print(Expr e, int least) {
        String text = bare(e);
        return strength(e) >= least ? text : "\\left(" + text + "\\right)";
    }

    private static int strength(Expr e) {
        if (e instanceof Neg
                || e instanceof Binary b && (b.op() == Op.PLUS || b.op() == Op.MINUS)) {
            return SUM;
        } else if (e instanceof Num n) {
            return n.value().compareTo(BigFraction.ZERO) < 0 ? SUM : whole(n) ? BASE : FACTOR;
        } else if (e instanceof Big
                || e instanceof Bits
                || e instanceof Diff
                || e instanceof Binary b && b.op() == Op.TIMES) {
            return PRODUCT;
        } else if (e instanceof Sym || e instanceof Call || e instanceof Mean) {
            return BASE;
        }
        return FACTOR;
    }

    private static String bare(Expr e) {
        if (e instanceof Num n) {
            return whole(n)
                    ? n.value().getNumerator().toString()
                    : "\\frac{%s}{%s}"
                            .formatted(n.value().getNumerator(), n.value().getDenominator());
        } else if (e instanceof Sym s) {
            return symbol(s);
        } else if (e instanceof Call c) {
            return symbol(c.head()) + "(" + list(c.args(), ", ") + given(c.given()) + ")";
        } else if (e instanceof Event v) {
            return print(v.what()) + " = " + print(v.value());
        } else if (e instanceof Neg n) {
            return "-" + print(n.x(), PRODUCT);
        } else if (e instanceof Binary b) {
            return binary(b);
        } else if (e instanceof Apply a) {
            return apply(a);
        } else if (e instanceof Big b) {
            return sign(b.product()) + range(b) + " " + body(b.product(), b.body());
        } else if (e instanceof Bits b) {
            return sign(b.product()) + "_{" + symbol(b.unit()) + "} " + body(b.product(), b.body());
        } else if (e instanceof Diff d) {
            return "\\frac{\\partial}{\\partial %s}\\left(%s\\right)"
                    .formatted(print(d.by()), print(d.body()));
        } else if (e instanceof Mean m) {
            String over = m.over().isEmpty() ? "" : "_{" + list(m.over(), ", ") + "}";
            return "\\mathbb{E}%s\\left[%s%s\\right]"
                    .formatted(over, print(m.body()), given(m.given()));
        }
        return e instanceof Const ? "\\text{const}" : "";
    }

    private static String binary(Binary b) {
        return switch (b.op()) {
            case PLUS -> print(b.left()) + " + " + print(b.right(), PRODUCT);
            case MINUS -> print(b.left()) + " - " + print(b.right(), PRODUCT);
            case TIMES -> {
                boolean open = b.left() instanceof Big || b.left() instanceof Bits;
                yield print(b.left(), open ? BASE : PRODUCT)
                        + " \\cdot "
                        + print(b.right(), FACTOR);
            }
            case OVER -> "\\frac{%s}{%s}".formatted(print(b.left()), print(b.right()));
            case POWER ->
                    (b.left().equals(Expr.sym("e")) ? "(e)" : print(b.left(), BASE))
                            + "^{"
                            + print(b.right())
                            + "}";
        };
    }

    private static String apply(Apply a) {
        return switch (a.fn()) {
            case SQRT -> "\\sqrt{" + print(a.x()) + "}";
            case EXP -> "e^{" + print(a.x()) + "}";
            case LOG -> "\\log\\left(" + print(a.x()) + "\\right)";
            case SIGMA -> "\\sigma\\left(" + print(a.x()) + "\\right)";
            case TANH -> "\\tanh\\left(" + print(a.x()) + "\\right)";
        };
    }

    private static String sign(boolean product) {
        return product ? "\\prod" : "\\sum";
    }

    /** A product of factors below ∏ in brackets, as some of them could be read as outside. */
    private static String body(boolean product, Expr body) {
        return print(body, product ? FACTOR : PRODUCT);
    }

    private static String range(Big b) {
        String names = b.names().stream().map(Printer::name).collect(Collectors.joining(", "));
        if (b.lower() != null && b.upper() != null) {
            return "_{" + names + "=" + print(b.lower()) + "}^{" + print(b.upper()) + "}";
        } else if (b.lower() != null) {
            return "_{" + names + " \\ge " + print(b.lower()) + "}";
        }
        return b.upper() == null
                ? "_{" + names + "}"
                : "_{" + names + " \\le " + print(b.upper()) + "}";
    }

    private static String symbol(Sym s) {
        return s.index().isEmpty()
                ? name(s.name())
                : name(s.name()) + "_{" + list(s.index(), ",") + "}";
    }

    /** {@code hat m'} becomes {@code \hat{m}'}. */
    static String name(String name) {
        if (name.startsWith("E[")) {
            return name;
        }
        int primes = name.indexOf('\'');
        String letters = primes < 0 ? name : name.substring(0, primes);
        String tail = primes < 0 ? "" : name.substring(primes);
        String[] words = letters.split(" ");
        String last = words[words.length - 1];
        String text = last.length() == 1 ? last : "\\" + last;
        if (last.startsWith("*")) {
            text = "\\mathrm{" + last.substring(1) + "}";
        }
        for (int k = words.length - 2; k >= 0; k--) {
            text =
                    words[k].equals("Delta")
                            ? "\\Delta " + text
                            : "\\" + words[k] + "{" + text + "}";
        }
        return text + tail;
    }

    private static String list(List<Expr> list, String separator) {
        return list.stream().map(Printer::print).collect(Collectors.joining(separator));
    }

    private static String given(List<Expr> given) {
        return given.isEmpty() ? "" : " \\mid " + list(given, ", ");
    }

    private static boolean whole(Num n) {
        return n.value().getDenominator().equals(BigInteger.ONE);
    }
}
