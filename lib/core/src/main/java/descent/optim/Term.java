package descent.optim;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** An expression of a {@link Formula}: it can be evaluated and written down. */
sealed interface Term {
    /**
     * The value, calculated with one rounding per operation, from left to right.
     *
     * @throws NoSuchElementException with the name of a symbol that has no value
     */
    double value(Map<String, Double> values);

    /** The text, as the style wants it. */
    String write(Style style);

    /** How strongly the term holds together: 1 sum, 2 product, 3 power, 4 atom. */
    int strength(Style style);

    /** How symbols and numbers are written. */
    interface Style {
        boolean latex();

        /** The text of a symbol: its letter, or the number put in for it. */
        String symbol(String name);

        /** The text of a difference of constants, or null to write it as it stands. */
        String constant(Term difference);

        /** The product sign. */
        String times();

        default String wrapped(Term term, int least) {
            String text = term.write(this);
            if (term.strength(this) >= least) {
                return text;
            }
            return latex() ? "\\left(" + text + "\\right)" : "(" + text + ")";
        }
    }

    /** A number of the formula. */
    record Literal(double number) implements Term {
        @Override
        public double value(Map<String, Double> values) {
            return number;
        }

        @Override
        public String write(Style style) {
            return Notation.number(number);
        }

        @Override
        public int strength(Style style) {
            return 4;
        }
    }

    /** A symbol. */
    record Symbol(String name) implements Term {
        @Override
        public double value(Map<String, Double> values) {
            Double value = values.get(name);
            if (value == null) {
                throw new NoSuchElementException(name);
            }
            return value;
        }

        @Override
        public String write(Style style) {
            return style.symbol(name);
        }

        @Override
        public int strength(Style style) {
            String text = write(style);
            return text.startsWith("−") || text.startsWith("-") ? 0 : text.contains("10^") ? 2 : 4;
        }
    }

    /** −a. */
    record Negative(Term a) implements Term {
        @Override
        public double value(Map<String, Double> values) {
            return -a.value(values);
        }

        @Override
        public String write(Style style) {
            return (style.latex() ? "-" : "−") + style.wrapped(a, 2);
        }

        @Override
        public int strength(Style style) {
            return 1;
        }
    }

    /** a + b, a − b, a · b, a/b, a^b. */
    record Operation(char sign, Term a, Term b) implements Term {
        @Override
        public double value(Map<String, Double> values) {
            double x = a.value(values);
            double y = b.value(values);
            return switch (sign) {
                case '+' -> x + y;
                case '-' -> x - y;
                case '*' -> x * y;
                case '/' -> y == 0 ? 0 : x / y; // no gradient yet: no step
                default -> y == 2 ? x * x : Math.pow(x, y);
            };
        }

        @Override
        public String write(Style style) {
            String folded = style.constant(this);
            if (folded != null) {
                return folded;
            }
            return switch (sign) {
                case '+' -> style.wrapped(a, 1) + " + " + style.wrapped(b, 1);
                case '-' ->
                        style.wrapped(a, 1) + (style.latex() ? " - " : " − ") + style.wrapped(b, 2);
                case '*' -> style.wrapped(a, 2) + style.times() + style.wrapped(b, factor(style));
                case '/' ->
                        style.latex()
                                ? "\\frac{" + a.write(style) + "}{" + b.write(style) + "}"
                                : style.wrapped(a, 2) + "/" + style.wrapped(b, 3);
                default -> style.wrapped(a, 4) + exponent(style);
            };
        }

        /**
         * A second factor that is itself a quotient is bracketed, unless it is a LaTeX fraction.
         */
        private int factor(Style style) {
            return style.latex() && b instanceof Operation o && o.sign == '/' ? 2 : 3;
        }

        private String exponent(Style style) {
            String text = b.write(style);
            return text.matches("\\d+")
                    ? Notation.exponent(Integer.parseInt(text), style.latex())
                    : style.latex() ? "^{" + text + "}" : "^" + style.wrapped(b, 4);
        }

        @Override
        public int strength(Style style) {
            if (style.constant(this) != null) {
                return 4;
            }
            return switch (sign) {
                case '+', '-' -> 1;
                case '*', '/' -> 2;
                default -> 3;
            };
        }
    }

    /** sqrt(a), abs(a), sign(a), max(a, b), min(a, b). */
    record Call(String function, List<Term> arguments) implements Term {
        static final List<String> OF_ONE = List.of("sqrt", "abs", "sign");
        static final List<String> OF_TWO = List.of("max", "min");

        @Override
        public double value(Map<String, Double> values) {
            double x = arguments.get(0).value(values);
            return switch (function) {
                case "sqrt" -> Math.sqrt(x);
                case "abs" -> Math.abs(x);
                case "sign" -> Math.signum(x);
                case "max" -> Math.max(x, arguments.get(1).value(values));
                default -> Math.min(x, arguments.get(1).value(values));
            };
        }

        @Override
        public String write(Style style) {
            Term first = arguments.get(0);
            if (function.equals("sqrt")) {
                return style.latex()
                        ? "\\sqrt{" + first.write(style) + "}"
                        : "√" + style.wrapped(first, 4);
            }
            if (function.equals("abs")) {
                return "|" + first.write(style) + "|";
            }
            if (function.equals("sign")) {
                String name = style.latex() ? "\\operatorname{sign}" : "sign";
                return name + "(" + first.write(style) + ")";
            }
            String both = first.write(style) + ", " + arguments.get(1).write(style);
            return (style.latex() ? "\\" : "") + function + "(" + both + ")";
        }

        @Override
        public int strength(Style style) {
            return 4;
        }
    }
}
