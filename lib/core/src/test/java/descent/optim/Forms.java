package descent.optim;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The one list of rules over which the properties are tested. */
final class Forms {
    /** A rate that changes at every step. */
    static final Schedule CHANGING = t -> 0.5 / (1 + t % 3);

    private Forms() {}

    /**
     * Every rule and form, with usual and with loud constants, a changing rate, and one without
     * formula.
     */
    static List<Rule> all() {
        List<Rule> rules = new ArrayList<>(Rules.all());
        rules.addAll(loud(CHANGING));
        rules.addAll(withoutEps());
        rules.add(new Toy.Sum());
        return rules;
    }

    static Stream<Rule> stream() {
        return all().stream();
    }

    /**
     * ε = 0.5, decay rates 0.3 and 0.7; Adagrad's form without ε and Adadelta's without η keep
     * theirs.
     */
    static List<Rule> loud(Schedule eta) {
        Map<String, Double> loud =
                Map.of("mu", 0.3, "rho", 0.3, "beta1", 0.3, "beta2", 0.7, "eps", 0.5, "g0", 0.2);
        List<Rule> rules = new ArrayList<>();
        for (Rule rule : Rules.all()) {
            boolean fixed = rule instanceof Adadelta a && a.form() != Adadelta.Form.PYTORCH;
            Map<String, Double> constants = new HashMap<>(loud);
            if (rule instanceof Adagrad a && a.form() == Adagrad.Form.NOTES) {
                constants.put("eps", 0.0);
            }
            rules.add(with(rule, fixed ? Schedule.constant(1) : eta, constants));
        }
        return rules;
    }

    /** ε = 0 wherever there is one. */
    static List<Rule> withoutEps() {
        List<Rule> rules = new ArrayList<>();
        for (Rule rule : Rules.all()) {
            boolean literal = rule instanceof Adadelta a && a.form() == Adadelta.Form.LITERAL;
            if (!literal && constants(rule).containsKey("eps")) {
                boolean fixed = rule instanceof Adadelta;
                Schedule eta = Schedule.constant(fixed ? 1 : 0.1);
                rules.add(with(rule, eta, Map.of("eps", 0.0, "g0", 0.0)));
            }
        }
        return rules;
    }

    /** The same form of a rule with another rate and other constants. */
    static Rule with(Rule rule, Schedule eta, Map<String, Double> constants) {
        RecordComponent[] components = rule.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        try {
            for (int k = 0; k < components.length; k++) {
                types[k] = components[k].getType();
                values[k] = components[k].getAccessor().invoke(rule);
                values[k] = values[k] instanceof Schedule ? eta : values[k];
                Double other = constants.get(components[k].getName());
                values[k] = other == null ? values[k] : other;
            }
            return (Rule) rule.getClass().getConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** The numbers of a rule by their names. */
    static Map<String, Double> constants(Rule rule) {
        return Formula.constants(rule, 1);
    }

    /** Its form, or nothing. */
    static Object form(Rule rule) {
        try {
            for (RecordComponent c : rule.getClass().getRecordComponents()) {
                if (c.getType().isEnum()) {
                    return c.getAccessor().invoke(rule);
                }
            }
            return "";
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Gradients of step t for n coordinates, from 1e-4 to 1, of both signs. */
    static double[] gradient(int t, int n) {
        double[] g = new double[n];
        for (int i = 0; i < n; i++) {
            g[i] = Math.sin(1 + 3 * t + 7 * i) * (i % 2 == 0 ? 1e-4 : 1);
        }
        return g;
    }

    /** The start for n coordinates. */
    static double[] start(int n) {
        double[] theta = new double[n];
        for (int i = 0; i < n; i++) {
            theta[i] = 0.5 - 0.125 * i;
        }
        return theta;
    }

    /** The state after some steps. */
    static State after(Rule rule, int steps, int n) {
        State s = rule.init(start(n));
        for (int t = 1; t <= steps; t++) {
            s = rule.step(s, gradient(t, n));
        }
        return s;
    }
}
