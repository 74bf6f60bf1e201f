package descent.optim;

import descent.text.Messages;
import descent.text.Require;
import java.util.ArrayList;
import java.util.List;

/**
 * One step of one coordinate, line by line: the formula, the numbers put in, the result.
 *
 * <pre>
 *   (1) m₁ = β₁ · m₀ + (1 − β₁) · g₁ = 0.9 · 0 + 0.1 · 2 = 0.2
 * </pre>
 *
 * <p>θ₀ and m₀ stand for the values before the first step, θ₁ and m₁ for those after it. What the
 * lines say is what {@link Rule#update} did: it is compared when the explanation is made.
 *
 * @param title the rule, the step and the coordinate, in the current language
 * @param lines the lines, in their order
 */
public record Explanation(String title, List<Line> lines) {
    private static final Messages SAY = Messages.beside(Explanation.class);
    private static final int DIGITS = 9;

    /**
     * Keeps the lines.
     *
     * @param title the rule, the step and the coordinate
     * @param lines the lines
     */
    public Explanation {
        lines = List.copyOf(lines);
    }

    /**
     * A line.
     *
     * @param name what it calculates: {@code "m"}, {@code "theta"}, ...
     * @param text plain text, without the number of the line
     * @param latex LaTeX, two rows aligned at {@code &=}
     * @param value the result
     */
    public record Line(String name, String text, String latex, double value) {}

    /** The explanation of the step that a rule makes from a state. */
    static Explanation of(Rule rule, State s, double[] g, int i) {
        return of(rule, s, g, i, DIGITS);
    }

    /** The same with another number of significant digits. */
    static Explanation of(Rule rule, State s, double[] g, int i, int digits) {
        Require.within("i", i, 0, s.dimension() - 1);
        State after = rule.step(s, g);
        String title = SAY.get("explain.title", rule.name(), after.t(), i);
        if (rule.formula().isEmpty()) {
            return new Explanation(title, changes(s, after, i, digits));
        }
        Calculation calculation = new Calculation(rule, s, g[i], i, digits);
        List<Line> lines = new ArrayList<>();
        for (String line : rule.formula()) {
            lines.add(calculation.line(Formula.of(line)));
        }
        calculation.compare(after, i);
        return new Explanation(title, lines);
    }

    /** Before and after, for a rule that does not tell its formula. */
    private static List<Line> changes(State s, State after, int i, int digits) {
        List<Line> lines = new ArrayList<>();
        for (int k = 0; k < s.names().size(); k++) {
            lines.add(change(s.names().get(k), s.slot(k, i), after.slot(k, i), digits));
        }
        lines.add(change("theta", s.theta(i), after.theta(i), digits));
        return lines;
    }

    private static Line change(String name, double from, double to, int digits) {
        String text =
                Notation.symbol(name, false)
                        + ": "
                        + Notation.number(from, digits, false)
                        + " → "
                        + Notation.number(to, digits, false);
        String latex =
                Notation.symbol(name, true)
                        + " &: "
                        + Notation.number(from, digits, true)
                        + " \\to "
                        + Notation.number(to, digits, true);
        return new Line(name, text, latex, to);
    }

    /**
     * The result of a line.
     *
     * @param name what the line calculates
     * @return its value; of several such lines the last
     * @throws IllegalArgumentException if there is no such line
     */
    public double value(String name) {
        int last = -1;
        for (int k = 0; k < lines.size(); k++) {
            last = lines.get(k).name().equals(name) ? k : last;
        }
        if (last < 0) {
            List<String> names = lines.stream().map(Line::name).toList();
            throw new IllegalArgumentException(SAY.get("explain.line", name, names));
        }
        return lines.get(last).value();
    }

    /**
     * Plain text: the title, then the numbered lines.
     *
     * @return lines that end in a line feed
     */
    public String text() {
        StringBuilder text = new StringBuilder(title).append('\n');
        for (int k = 0; k < lines.size(); k++) {
            text.append('(').append(k + 1).append(") ").append(lines.get(k).text()).append('\n');
        }
        return text.toString();
    }

    /**
     * LaTeX: the numbered lines, aligned at their equals signs; without dollar signs and without
     * the title.
     *
     * @return an {@code aligned} environment
     */
    public String latex() {
        StringBuilder text = new StringBuilder("\\begin{aligned}\n");
        for (int k = 0; k < lines.size(); k++) {
            text.append("\\text{(").append(k + 1).append(")} && ");
            text.append(lines.get(k).latex()).append(" \\\\\n");
        }
        return text.append("\\end{aligned}").toString();
    }

    @Override
    public String toString() {
        return text();
    }
}
