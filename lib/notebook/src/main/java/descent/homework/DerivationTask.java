package descent.homework;

import descent.derivation.Checker;
import descent.derivation.Report;
import descent.derivation.Verdict;
import descent.derivation.model.Model;
import descent.kernel.Derived;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A task whose answer is a derivation. What is to be shown and through which lines it must go is
 * the task's own, whatever the first line of the cell says.
 */
public final class DerivationTask extends NamedTask {
    private static final int LONGEST = 20_000;

    private final String model;
    private final String claim;
    private final List<String> milestones;

    DerivationTask(String id, int points, String model, String claim, String... milestones) {
        super(id, points);
        this.model = model;
        this.claim = claim;
        this.milestones = List.of(milestones);
    }

    @Override
    public List<String> calls(long seed) {
        return List.of();
    }

    @Override
    public Judgement judge(long seed, List<Answer> answers) {
        if (answers.size() != 1 || answers.get(0).kind() != Answer.Kind.TEXT) {
            return wrong("derivation-empty").judgement();
        }
        return diagnose(answers.get(0).text()).judgement();
    }

    /**
     * Checks the derivation that was run last under this task's name; says ✓ when it holds.
     *
     * @throws descent.course.CheckFailed if it does not hold yet, or none was run
     */
    public void check() {
        Diagnosis found =
                Derived.latest(id)
                        .map(this::diagnose)
                        .orElseGet(() -> wrong("derivation-not-run", id));
        Homework.conclude(id, found);
    }

    /** The text of the cell, with or without its first line. */
    private Diagnosis diagnose(String cell) {
        String body =
                cell.lines()
                        .filter(line -> !line.strip().startsWith("%%derivation"))
                        .collect(Collectors.joining("\n"));
        if (body.length() > LONGEST) {
            return wrong("derivation-long");
        }
        Report report = new Checker(Model.named(model, "notes"), claim, milestones).check(body);
        if (report.holds()) {
            return passed();
        }
        Report.Line bad = report.firstWrong();
        if (bad != null) {
            Verdict.Wrong verdict = (Verdict.Wrong) bad.verdict();
            String kind = verdict.hint().kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
            return found("step-" + kind, report, verdict.sentence());
        }
        for (Report.Line line : report.lines()) {
            if (line.verdict() instanceof Verdict.CannotTell unclear) {
                return found("unreadable", report, unclear.sentence());
            }
        }
        if (report.lines().size() < 2) {
            return wrong("derivation-empty");
        }
        return found("line-missing", report, String.join(" ", report.remarks()));
    }

    private static Diagnosis found(String key, Report report, String reason) {
        String sentence = (report.summary() + " " + reason).replace("$", "");
        return new Diagnosis(false, key, sentence, "");
    }
}
