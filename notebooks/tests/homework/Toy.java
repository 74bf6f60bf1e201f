import descent.homework.Answer;
import descent.homework.Assignment;
import descent.homework.Judgement;
import descent.homework.Task;
import descent.text.Language;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;

/** A small assignment for the tests of the grader; its right answers can be worked out at a glance. */
public final class Toy implements Supplier<List<Assignment>> {
    @Override
    public List<Assignment> get() {
        return List.of(
                new Assignment(
                        "toy",
                        List.of(
                                new Half(),
                                new Call("square", 3, x -> x * x),
                                new Call("negate", 2, x -> -x),
                                new Word())));
    }

    private static String said(String ko, String en) {
        return Language.current() == Language.KO ? ko : en;
    }

    /** Three numbers from the seed, of either sign. */
    private static double[] numbers(long seed) {
        Random random = new Random(seed);
        return new double[] {4 + random.nextInt(90), -4 - random.nextInt(90), 0.5 + random.nextInt(9)};
    }

    /** half(double[]): halves, in a new array; a third of the points for each number. */
    private record Half() implements Task {
        @Override
        public String id() {
            return "half";
        }

        @Override
        public int points() {
            return 3;
        }

        @Override
        public List<String> calls(long seed) {
            double[] x = numbers(seed);
            return List.of("half(new double[] {" + x[0] + ", " + x[1] + "})", "half(new double[] {" + x[2] + "})", "half(new double[] {})");
        }

        @Override
        public Judgement judge(long seed, List<Answer> answers) {
            double[] x = numbers(seed);
            List<String> expected = List.of("[" + x[0] / 2 + ", " + x[1] / 2 + "]", "[" + x[2] / 2 + "]", "[]");
            int right = 0;
            for (int i = 0; i < 3; i++) {
                right += answers.get(i).kind() == Answer.Kind.VALUE && answers.get(i).text().equals(expected.get(i)) ? 1 : 0;
            }
            return right == 3
                    ? new Judgement(1, "", said("맞았습니다.", "Right."))
                    : new Judgement(right / 3.0, "half-wrong", said("절반이 아닙니다. ", "Not the half. ") + answers.get(0).kind());
        }
    }

    /** One function of one number. */
    private record Call(String id, int points, Function<Double, Double> truth) implements Task {
        @Override
        public List<String> calls(long seed) {
            double[] x = numbers(seed);
            return List.of(id + "(" + x[0] + ")", id + "(" + x[1] + ")");
        }

        @Override
        public Judgement judge(long seed, List<Answer> answers) {
            double[] x = numbers(seed);
            for (int i = 0; i < 2; i++) {
                Answer a = answers.get(i);
                if (a.kind() != Answer.Kind.VALUE || !a.text().equals(truth.apply(x[i]).toString())) {
                    String reason = a.kind() == Answer.Kind.VALUE ? "" : " " + a.kind() + " " + a.text();
                    return new Judgement(0, id + "-wrong", said("값이 다릅니다.", "The value differs.") + reason);
                }
            }
            return new Judgement(1, "", said("맞았습니다.", "Right."));
        }
    }

    /** The text of a cell; some texts are never judged. */
    private record Word() implements Task {
        @Override
        public String id() {
            return "word";
        }

        @Override
        public int points() {
            return 2;
        }

        @Override
        public List<String> calls(long seed) {
            return List.of();
        }

        @Override
        public Judgement judge(long seed, List<Answer> answers) {
            Answer a = answers.get(0);
            while (a.text().contains("for ever")) {
                Thread.onSpinWait();
            }
            if (a.text().contains("all memory")) {
                throw new OutOfMemoryError(String.valueOf(new long[Integer.MAX_VALUE - 8].length));
            }
            boolean right = a.kind() == Answer.Kind.TEXT && a.text().contains("v = h");
            return new Judgement(right ? 1 : 0, right ? "" : "word-wrong", right ? said("맞았습니다.", "Right.") : said("다릅니다.", "It differs."));
        }
    }
}
