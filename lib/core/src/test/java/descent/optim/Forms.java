package descent.optim;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The one list of rules over which the properties are tested. */
final class Forms {
    /** A rate that changes at every step. */
    static final Schedule CHANGING = t -> 0.5 / (1 + t % 3);

    private Forms() {}

    /** Every rule and form, with usual and with loud constants, a changing rate, and a wrapper. */
    static List<Rule> all() {
        List<Rule> rules = new ArrayList<>(Rules.all());
        rules.addAll(loud(CHANGING));
        rules.addAll(withoutEps());
        rules.add(new Projected(Adam.asInPaper(0.5), -0.25, 0.75));
        rules.add(new Projected(Nesterov.twoSequences(0.1, 0.9), -1, 1));
        rules.add(new Toy.Sum());
        return rules;
    }

    static Stream<Rule> stream() {
        return all().stream();
    }

    /** ε = 0.5, decay rates 0.3 and 0.7. */
    static List<Rule> loud(Schedule eta) {
        List<Rule> rules = new ArrayList<>();
        rules.add(new GradientDescent(eta));
        for (Momentum.Form form : Momentum.Form.values()) {
            rules.add(new Momentum(form, eta, 0.3));
        }
        for (Nesterov.Form form : Nesterov.Form.values()) {
            rules.add(new Nesterov(form, eta, 0.3));
        }
        for (Adagrad.Form form : Adagrad.Form.values()) {
            rules.add(new Adagrad(form, eta, form == Adagrad.Form.NOTES ? 0 : 0.5, 0.2));
        }
        for (RmsProp.Form form : RmsProp.Form.values()) {
            rules.add(new RmsProp(form, eta, 0.3, 0.5));
        }
        for (Adadelta.Form form : Adadelta.Form.values()) {
            boolean rate = form == Adadelta.Form.PYTORCH;
            rules.add(new Adadelta(form, rate ? eta : Schedule.constant(1), 0.3, 0.5));
        }
        for (Adam.Form form : Adam.Form.values()) {
            rules.add(new Adam(form, eta, 0.3, 0.7, 0.5));
        }
        for (AmsGrad.Form form : AmsGrad.Form.values()) {
            rules.add(new AmsGrad(form, eta, 0.3, 0.7, 0.5));
        }
        return rules;
    }

    /** ε = 0 wherever there is one. */
    static List<Rule> withoutEps() {
        Schedule eta = Schedule.constant(0.1);
        List<Rule> rules = new ArrayList<>();
        for (Adagrad.Form form : Adagrad.Form.values()) {
            rules.add(new Adagrad(form, eta, 0, 0));
        }
        for (RmsProp.Form form : RmsProp.Form.values()) {
            rules.add(new RmsProp(form, eta, 0.9, 0));
        }
        for (Adadelta.Form form : Adadelta.Form.values()) {
            if (form != Adadelta.Form.LITERAL) {
                rules.add(new Adadelta(form, Schedule.constant(1), 0.9, 0));
            }
        }
        for (Adam.Form form : Adam.Form.values()) {
            rules.add(new Adam(form, eta, 0.9, 0.999, 0));
        }
        for (AmsGrad.Form form : AmsGrad.Form.values()) {
            rules.add(new AmsGrad(form, eta, 0.9, 0.999, 0));
        }
        return rules;
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
