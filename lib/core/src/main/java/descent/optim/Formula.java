package descent.optim;

import descent.text.Messages;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the formula of a step, {@code left = right}.
 *
 * <pre>
 *   m = beta1*m + (1 - beta1)*g
 *   theta = theta - eta*m/(sqrt(v) + eps)
 * </pre>
 *
 * <p>The right side is made of {@code + - * / ^}, brackets, numbers ({@code 0.9}, {@code 1e-8}),
 * {@code sqrt(a)}, {@code abs(a)}, {@code sign(a)}, {@code max(a, b)}, {@code min(a, b)} and
 * symbols: {@code theta}, {@code g}, {@code t}, the names of the slots, the constants of the rule
 * and the left sides of the lines above. A division by 0 gives 0, because a coordinate without any
 * gradient makes no step.
 */
public final class Formula {
    private static final Messages SAY = Messages.beside(Formula.class);
    private static final Pattern NUMBER =
            Pattern.compile("(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");

    private final String line;
    private final String left;
    private final Term right;
    private int at;

    private Formula(String line) {
        this.line = line;
        left = name();
        expect('=');
        right = sum();
        if (at < line.length()) {
            throw broken();
        }
    }

    /**
     * Reads a line.
     *
     * @param line {@code "theta = theta - eta*g"} or the like
     * @return the line, ready to be evaluated and shown
     * @throws IllegalArgumentException if it cannot be read; the message names the place
     */
    public static Formula of(String line) {
        return new Formula(line);
    }

    /** The two averages of Adam, and what follows them. */
    static List<String> afterMoments(String... lines) {
        List<String> all = new ArrayList<>();
        all.add("m = beta1*m + (1 - beta1)*g");
        all.add("v = beta2*v + (1 - beta2)*g^2");
        all.addAll(List.of(lines));
        return List.copyOf(all);
    }

    /** The numbers of a record, and its schedules at t. */
    static Map<String, Double> constants(Rule rule, int t) {
        Map<String, Double> constants = new HashMap<>();
        RecordComponent[] components = rule.getClass().getRecordComponents();
        for (RecordComponent c : components == null ? new RecordComponent[0] : components) {
            try {
                c.getAccessor().trySetAccessible();
                Object value = c.getAccessor().invoke(rule);
                if (value instanceof Schedule schedule) {
                    constants.put(c.getName(), schedule.at(t));
                } else if (value instanceof Number number) {
                    constants.put(c.getName(), number.doubleValue());
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return constants;
    }

    /**
     * What the line calculates.
     *
     * @return the name left of the equals sign
     */
    public String left() {
        return left;
    }

    /**
     * The value of the right side, with one rounding per operation.
     *
     * @param values the values of the symbols
     * @return the value
     * @throws IllegalArgumentException if a symbol has no value
     */
    public double value(Map<String, Double> values) {
        try {
            return right.value(values);
        } catch (NoSuchElementException e) {
            String known = String.join(", ", new TreeSet<>(values.keySet()));
            throw new IllegalArgumentException(
                    SAY.get("formula.symbol", line, e.getMessage(), known), e);
        }
    }

    /** The right side in a style. */
    String write(Term.Style style) {
        return right.write(style);
    }

    private Term sum() {
        Term term = product();
        while (peek() == '+' || peek() == '-') {
            char sign = line.charAt(at++);
            term = new Term.Operation(sign, term, product());
        }
        return term;
    }

    private Term product() {
        Term term = factor();
        while (peek() == '*' || peek() == '/') {
            char sign = line.charAt(at++);
            term = new Term.Operation(sign, term, factor());
        }
        return term;
    }

    private Term factor() {
        if (peek() == '-') {
            at++;
            return new Term.Negative(factor());
        }
        Term base = atom();
        if (peek() == '^') {
            at++;
            return new Term.Operation('^', base, atom());
        }
        return base;
    }

    private Term atom() {
        char c = peek();
        if (c == '(') {
            at++;
            Term inner = sum();
            expect(')');
            return inner;
        }
        if (Character.isDigit(c) || c == '.') {
            Matcher number = NUMBER.matcher(line).region(at, line.length());
            if (!number.lookingAt()) {
                throw broken();
            }
            at = number.end();
            return new Term.Literal(Double.parseDouble(number.group()));
        }
        String name = name();
        if (peek() != '(') {
            return new Term.Symbol(name);
        }
        if (!Term.Call.OF_ONE.contains(name) && !Term.Call.OF_TWO.contains(name)) {
            throw new IllegalArgumentException(
                    SAY.get(
                            "formula.function",
                            line,
                            name,
                            String.join(", ", Term.Call.OF_ONE),
                            String.join(", ", Term.Call.OF_TWO)));
        }
        at++;
        List<Term> arguments = new ArrayList<>(List.of(sum()));
        if (Term.Call.OF_TWO.contains(name)) {
            expect(',');
            arguments.add(sum());
        }
        expect(')');
        return new Term.Call(name, List.copyOf(arguments));
    }

    private String name() {
        peek();
        int from = at;
        while (at < line.length() && Character.isLetterOrDigit(line.charAt(at))) {
            at++;
        }
        if (from == at) {
            throw broken();
        }
        return line.substring(from, at);
    }

    private char peek() {
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at < line.length() ? line.charAt(at) : 0;
    }

    private void expect(char c) {
        if (peek() != c) {
            throw broken();
        }
        at++;
    }

    private IllegalArgumentException broken() {
        return new IllegalArgumentException(SAY.get("formula.broken", line, at + 1));
    }

    @Override
    public String toString() {
        return line;
    }
}
