package descent.homework;

import descent.homework.Signatures.Numbers;
import descent.homework.Signatures.Words;
import java.util.Arrays;
import java.util.List;

/**
 * Which of four fragments of code is wrong, and gradients that show it. The letter alone could be
 * guessed, so the gradients decide: with them the last step of the wrong fragment must differ from
 * that of the rule by more than a hundredth.
 */
public final class FragmentTask extends NamedTask {
    private static final String WRONG = "C";
    private static final int MOST = 100;
    private static final double ETA = 0.1;
    private static final double EPS = 1e-8;

    FragmentTask(String id, int points) {
        super(id, points);
    }

    @Override
    public List<String> calls(long seed) {
        return List.of("wrongFragment()", "counterexample()");
    }

    @Override
    public Judgement judge(long seed, List<Answer> answers) {
        return diagnose(answers).judgement();
    }

    /**
     * Checks both answers; says ✓ when they hold.
     *
     * @param letter A, B, C or D
     * @param gradients the gradients of one coordinate, step by step
     * @throws descent.course.CheckFailed if they are not right yet
     */
    public void check(Words letter, Numbers gradients) {
        Homework.conclude(
                id,
                diagnose(List.of(Homework.answer(letter::get), Homework.answer(gradients::get))));
    }

    private Diagnosis diagnose(List<Answer> answers) {
        String[] functions = {"wrongFragment", "counterexample"};
        for (int k = 0; k < answers.size(); k++) {
            if (answers.get(k).kind() != Answer.Kind.VALUE) {
                return Homework.noValue(functions[k], answers.get(k));
            }
        }
        if (answers.size() != functions.length) {
            return unanswered(answers.size(), functions.length);
        }
        String letter = answers.get(0).text().strip();
        if (!letter.equals(WRONG)) {
            boolean known = List.of("A", "B", "D").contains(letter);
            return wrong("fragment-" + (known ? letter : "letter"));
        }
        double[] g = Values.vector(answers.get(1).text());
        if (g == null
                || g.length < 1
                || g.length > MOST
                || !Arrays.stream(g).allMatch(Double::isFinite)) {
            return wrong("proof-format", MOST);
        }
        double right = lastStep(g, true);
        double made = lastStep(g, false);
        boolean shown =
                !(Math.abs(right - made) <= 0.01 * Math.max(Math.abs(right), Math.abs(made)));
        return shown ? passed() : wrong("proof-quiet");
    }

    /** The last step of Adam, with ε in the bracket or lost outside it. */
    private static double lastStep(double[] g, boolean bracket) {
        double m = 0;
        double v = 0;
        double step = 0;
        for (int t = 1; t <= g.length; t++) {
            m = 0.9 * m + 0.1 * g[t - 1];
            v = 0.999 * v + 0.001 * g[t - 1] * g[t - 1];
            double mHat = m / (1 - Math.pow(0.9, t));
            double root = Math.sqrt(v / (1 - Math.pow(0.999, t)));
            step = bracket ? ETA * mHat / (root + EPS) : ETA * mHat / root + EPS;
        }
        return step;
    }
}
