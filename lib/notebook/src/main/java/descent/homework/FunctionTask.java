package descent.homework;

import descent.homework.Answer.Kind;
import descent.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A task whose answer is a function with a plain signature.
 *
 * <p>The first inputs are used twice in a row, to see whether a run depends on an earlier one; the
 * last question is about the arguments, which the function must leave as they were.
 *
 * @param <F> the function's type
 */
public final class FunctionTask<F> extends NamedTask {
    static final long PUBLIC_SEED = 20;
    private static final Messages SAY = Messages.beside(FunctionTask.class);

    private final String function;
    private final Caller<F> caller;
    private final Function<SplittableRandom, List<Inputs>> inputs;
    private final Function<Inputs, Object> right;
    private final double tolerance;
    private final List<Mistake> mistakes;

    /** Calls a function of one type with arguments from a list. */
    @FunctionalInterface
    interface Caller<F> {
        Object call(F function, Inputs in);
    }

    FunctionTask(
            String id,
            int points,
            String function,
            Caller<F> caller,
            Function<SplittableRandom, List<Inputs>> inputs,
            Function<Inputs, Object> right,
            double tolerance,
            List<Mistake> mistakes) {
        super(id, points);
        this.function = function;
        this.caller = caller;
        this.inputs = inputs;
        this.right = right;
        this.tolerance = tolerance;
        this.mistakes = List.copyOf(mistakes);
    }

    /** The usual mistakes. */
    List<Mistake> mistakes() {
        return mistakes;
    }

    /** The inputs of a seed. */
    List<Inputs> cases(long seed) {
        return inputs.apply(new SplittableRandom(seed * 0x9E3779B97F4A7C15L + id.hashCode()));
    }

    /** What is right. */
    Object right(Inputs in) {
        return right.apply(in.copy());
    }

    double tolerance() {
        return tolerance;
    }

    @Override
    public List<String> calls(long seed) {
        List<Inputs> cases = cases(seed);
        List<String> calls = new ArrayList<>();
        calls.add(cases.get(0).call(function));
        cases.forEach(c -> calls.add(c.call(function)));
        if (cases.get(0).changeable()) {
            calls.add(cases.get(0).afterwards(function));
        }
        return calls;
    }

    @Override
    public Judgement judge(long seed, List<Answer> answers) {
        return diagnose(cases(seed), answers).judgement();
    }

    /**
     * Checks a function on public inputs; says ✓ when it holds.
     *
     * @param answer the function; wrap your own in a lambda
     * @throws descent.course.CheckFailed if it is not right yet; the message says what was
     *     expected, what came, and which mistake it looks like
     */
    public void check(F answer) {
        List<Inputs> cases = cases(PUBLIC_SEED);
        List<Answer> answers = new ArrayList<>();
        answers.add(call(answer, cases.get(0).copy()));
        cases.forEach(c -> answers.add(call(answer, c.copy())));
        if (cases.get(0).changeable()) {
            Inputs seen = cases.get(0).copy();
            Answer result = call(answer, seen);
            answers.add(
                    result.kind() == Kind.VALUE ? new Answer(Kind.VALUE, seen.arrays()) : result);
        }
        Homework.conclude(id, diagnose(cases, answers));
    }

    private Answer call(F answer, Inputs in) {
        return Homework.answer(() -> caller.call(answer, in));
    }

    private Diagnosis diagnose(List<Inputs> cases, List<Answer> answers) {
        int asked = cases.size() + (cases.get(0).changeable() ? 2 : 1);
        for (Answer a : answers) {
            if (a.kind() != Kind.VALUE) {
                return Homework.noValue(function, a);
            }
        }
        if (answers.size() != asked) {
            return unanswered(answers.size(), asked);
        }
        List<String> texts = answers.stream().map(Answer::text).toList();
        if (!Values.agree(texts.get(0), texts.get(1), Math.min(tolerance, 1e-12))) {
            return wrong("state-kept");
        }
        List<String> values = texts.subList(1, 1 + cases.size());
        for (int k = 0; k < cases.size(); k++) {
            String expected = Values.text(right(cases.get(k)));
            Values.Difference d = Values.difference(expected, values.get(k), tolerance);
            if (d != null) {
                return explain(cases, values, d);
            }
        }
        if (cases.get(0).changeable()
                && !Values.agree(cases.get(0).arrays(), texts.get(asked - 1), 1e-15)) {
            return wrong("input-changed");
        }
        return passed();
    }

    private Diagnosis explain(List<Inputs> cases, List<String> values, Values.Difference d) {
        boolean byHand = cases.get(0).none(); // to say what is right would be to solve the task
        String detail =
                byHand
                        ? SAY.get("detail.byhand", brief(d))
                        : d.shape()
                                ? SAY.get("detail.shape", Homework.brief(d.expected()), brief(d))
                                : SAY.get("detail", place(d), d.expected(), brief(d), tolerance);
        for (Mistake m : mistakes) {
            if (fits(m, cases, values)) {
                return new Diagnosis(false, m.key(), SAY.get("mistake." + m.key()), detail);
            }
        }
        String key = otherwise(d);
        String sentence = byHand && key.equals("unknown") ? "unknown.byhand" : key;
        return new Diagnosis(false, key, SAY.get("mistake." + sentence), detail);
    }

    /** What can be said of values that no usual mistake explains. */
    private static String otherwise(Values.Difference d) {
        if (d.actual().contains("null")) {
            return "null";
        }
        if (d.shape()) {
            return "shape";
        }
        return d.actual().contains("NaN")
                ? "nan"
                : d.actual().contains("Inf") ? "infinite" : "unknown";
    }

    private static String brief(Values.Difference d) {
        return Homework.brief(d.actual());
    }

    private boolean fits(Mistake m, List<Inputs> cases, List<String> values) {
        for (int k = 0; k < cases.size(); k++) {
            Object made = m.variant().apply(cases.get(k).copy());
            if (!Values.agree(Values.text(made), values.get(k), tolerance)) {
                return false;
            }
        }
        return true;
    }

    private String place(Values.Difference d) {
        return function
                + "(…)"
                + d.at().stream().map(k -> "[" + k + "]").collect(Collectors.joining());
    }
}
