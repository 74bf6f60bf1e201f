package descent.optim;

import descent.text.Messages;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The values and the indices of the symbols while the lines are gone through. */
final class Calculation {
    private static final Messages SAY = Messages.beside(Calculation.class);

    private final Map<String, Double> values;
    private final Set<String> constants;
    private final Set<String> renewed = new HashSet<>(Set.of("g"));
    private final int t;
    private final int digits;

    Calculation(Rule rule, State s, double g, int i, int digits) {
        t = s.t() + 1;
        this.digits = digits;
        values = new HashMap<>(rule.constants(t));
        constants = Set.copyOf(values.keySet());
        values.put("t", (double) t);
        values.put("g", g);
        values.put("theta", s.theta(i));
        for (int k = 0; k < s.names().size(); k++) {
            values.put(s.names().get(k), s.slot(k, i));
        }
    }

    Explanation.Line line(Formula formula) {
        String name = formula.left();
        double value = formula.value(values);
        String plain = written(formula, value, false);
        String latex = written(formula, value, true);
        values.put(name, value);
        renewed.add(name);
        return new Explanation.Line(name, plain, latex, value);
    }

    private String written(Formula formula, double value, boolean latex) {
        String numbers = formula.write(new Numbers(latex));
        String result = Notation.number(value, digits, latex);
        String equals = Notation.equals(value, digits, latex);
        return Notation.indexed(formula.left(), t, latex)
                + (latex ? " &= " : " = ")
                + formula.write(new Letters(latex))
                + (latex ? " \\\\\n&& &= " : " = ")
                + (numbers.equals(result) ? result : numbers + " " + equals + " " + result);
    }

    /** Stops if the formula and update disagree, as they may in a rule of a student. */
    void compare(State after, int i) {
        same("theta", after.theta(i));
        for (int k = 0; k < after.names().size(); k++) {
            same(after.names().get(k), after.slot(k, i));
        }
    }

    private void same(String name, double made) {
        double said = values.get(name);
        if (Math.abs(said - made) > 1e-9 * Math.max(1e-150, Math.abs(made))) {
            throw new IllegalStateException(SAY.get("explain.differs", name, said, made));
        }
    }

    /** Letters with their indices. */
    private final class Letters implements Term.Style {
        private final boolean latex;

        Letters(boolean latex) {
            this.latex = latex;
        }

        @Override
        public boolean latex() {
            return latex;
        }

        @Override
        public String symbol(String name) {
            return constants.contains(name) || name.equals("t")
                    ? Notation.symbol(name, latex)
                    : Notation.indexed(name, renewed.contains(name) ? t : t - 1, latex);
        }

        @Override
        public String constant(Term difference) {
            return null;
        }

        @Override
        public String times() {
            return latex ? "\\," : " · ";
        }
    }

    /** The numbers in place of the letters; 1 − β is shown as one number. */
    private final class Numbers implements Term.Style {
        private final boolean latex;

        Numbers(boolean latex) {
            this.latex = latex;
        }

        @Override
        public boolean latex() {
            return latex;
        }

        @Override
        public String symbol(String name) {
            return Notation.number(values.get(name), digits, latex);
        }

        @Override
        public String constant(Term term) {
            return term instanceof Term.Operation o
                            && o.sign() == '-'
                            && o.a() instanceof Term.Literal
                            && o.b() instanceof Term.Symbol symbol
                            && constants.contains(symbol.name())
                    ? Notation.number(term.value(values), digits, latex)
                    : null;
        }

        @Override
        public String times() {
            return latex ? " \\cdot " : " · ";
        }
    }
}
