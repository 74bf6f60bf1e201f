package descent.derivation;

import descent.derivation.model.Model;
import descent.derivation.model.Unsupported;
import descent.derivation.tex.Expr;
import descent.derivation.tex.Relation;
import descent.derivation.tex.Statement;
import descent.derivation.tex.SyntaxProblem;
import descent.derivation.tex.Tex;
import descent.text.Messages;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks a derivation that is written in LaTeX.
 *
 * <pre>
 *   Checker.of("rbm").check("P(v) = \\sum_h P(v,h) \\\\ = \\frac{S}{Z}").text()
 * </pre>
 *
 * <p>A line that begins with a relation continues the chain; a line with a left side of its own is
 * a claim of its own. Every step is compared with the formula before it, so one slip is one
 * mistake. What is unreadable is answered with its place, and the next line is compared with the
 * last one that could be read.
 *
 * @param model what the names mean
 * @param claim what is to be shown, as an equation; empty if nothing is given
 * @param milestones formulas or equations that must appear, in order
 */
public record Checker(Model model, String claim, List<String> milestones) {
    private static final Messages SAY = Messages.beside(Checker.class);

    /**
     * A checker without a stated claim.
     *
     * @param model the name of a model, in the form of the notes
     * @return the checker
     * @throws IllegalArgumentException if there is no such model
     */
    public static Checker of(String model) {
        return of(model, "notes");
    }

    /**
     * A checker for a form of a rule.
     *
     * @param model the name of a model
     * @param form {@code notes}, {@code paper}, {@code pytorch}, {@code keras}
     * @return the checker
     * @throws IllegalArgumentException if there is no such model or form
     */
    public static Checker of(String model, String form) {
        return new Checker(Model.named(model, form), "", List.of());
    }

    /**
     * The same with a stated claim.
     *
     * @param equation what is to be shown: the first line must begin with its left side, the last
     *     one end in its right side
     * @return the checker
     */
    public Checker claim(String equation) {
        return new Checker(model, equation, milestones);
    }

    /**
     * The same with milestones.
     *
     * @param formulas what must appear, in order
     * @return the checker
     */
    public Checker milestones(String... formulas) {
        return new Checker(model, claim, List.of(formulas));
    }

    /**
     * Checks a derivation.
     *
     * @param body its lines as typed
     * @return what was found
     * @throws IllegalArgumentException if the stated claim or a milestone cannot be read
     */
    public Report check(String body) {
        List<Read> read = new ArrayList<>();
        Model known = model;
        for (Tex.Source source : Tex.sources(body)) {
            try {
                Statement s = Tex.statement(source, known.signature());
                known = defines(s) ? known.define(s) : known;
                s.sides().forEach(known::free); // finds expectations over what is not random
                read.add(new Read(source, s, ""));
            } catch (SyntaxProblem e) {
                String why = SAY.get("place", e.line(), e.column(), e.getMessage());
                read.add(new Read(source, null, why));
            } catch (Unsupported e) {
                read.add(new Read(source, null, e.getMessage()));
            }
        }
        List<Expr> formulas = new ArrayList<>();
        read.stream()
                .filter(r -> r.statement != null)
                .forEach(r -> formulas.addAll(r.statement.sides()));
        Statement goal =
                claim.isEmpty()
                        ? null
                        : Tex.statement(new Tex.Source(1, claim, ""), known.signature());
        if (goal != null) {
            formulas.addAll(goal.sides());
        }
        return new Run(known, new Judge(known, formulas), goal).lines(read);
    }

    private record Read(Tex.Source source, Statement statement, String why) {}

    private static boolean defines(Statement s) {
        return !s.continues()
                && !s.relations().isEmpty()
                && s.relations().get(0).kind() == Relation.Kind.DEFINED;
    }

    /** One pass over the statements. */
    private final class Run {
        private final Model known;
        private final Judge judge;
        private final Statement goal;
        private final Milestones stones;
        private final List<Report.Line> lines = new ArrayList<>();
        private Expr head;
        private Expr last;
        private int lastLine;
        private Expr sound; // the last formula before a wrong step of this chain, null if none
        private int soundLine;
        private boolean begun; // the first claim, which must be that of the exercise, was met

        Run(Model known, Judge judge, Statement goal) {
            this.known = known;
            this.judge = judge;
            this.goal = goal;
            this.stones = new Milestones(milestones, known);
        }

        Report lines(List<Read> read) {
            for (Read r : read) {
                lines.add(r.statement != null ? line(r) : unreadable(r));
            }
            List<String> remarks = new ArrayList<>(stones.missing());
            if (goal != null && last != null && !arrives()) {
                remarks.add(SAY.get("goal", "$" + goal.sides().get(goal.sides().size() - 1) + "$"));
            }
            return new Report(List.copyOf(lines), remarks);
        }

        private boolean arrives() {
            Fingerprint fingerprint = new Fingerprint(known);
            return fingerprint
                    .of(last)
                    .equals(fingerprint.of(goal.sides().get(goal.sides().size() - 1)));
        }

        private static Report.Line unreadable(Read r) {
            Verdict verdict = new Verdict.CannotTell(r.why, false);
            return new Report.Line(
                    r.source.line(),
                    r.source.text().strip(),
                    r.source.reason(),
                    verdict,
                    List.of());
        }

        private Report.Line line(Read r) {
            Statement s = r.statement;
            List<String> notes = new ArrayList<>();
            Verdict verdict = null;
            if (goal != null && !begun && !s.continues() && !defines(s)) {
                begun = true;
                verdict = judge.verdict(start(s.sides().get(0), s.sideLines().get(0)));
                verdict = verdict instanceof Verdict.Holds ? null : verdict;
            }
            boolean unmoored = s.continues() && last == null;
            if (unmoored) {
                verdict = new Verdict.CannotTell(SAY.get("nothing"), true);
            }
            int side = 0;
            if (!s.continues()) {
                head = s.sides().get(0);
                last = head;
                lastLine = s.sideLines().get(0);
                sound = null;
                side = 1;
            }
            for (Relation relation : s.relations()) {
                Expr right = s.sides().get(side);
                int line = s.sideLines().get(side++);
                if (last != null && relation.kind() != Relation.Kind.DEFINED) {
                    Step step = new Step(head, last, relation, right, lastLine, line);
                    verdict = worse(verdict, verdict(step, notes));
                    notes.addAll(notes(step, r.source.reason(), s));
                }
                head = head == null ? right : head;
                last = right;
                lastLine = line;
            }
            if (defines(s)) {
                notes.add(SAY.get("defined", "$" + s.sides().get(0) + "$"));
            }
            if (!(verdict instanceof Verdict.Wrong)) {
                notes.addAll(stones.pass(s.sides()));
            }
            return new Report.Line(s.line(), s.source(), s.reason(), verdict, List.copyOf(notes));
        }

        /** One slip is one mistake: a step may also go on from the last formula before the slip. */
        private Verdict verdict(Step step, List<String> notes) {
            Verdict verdict = judge.verdict(step);
            if (verdict instanceof Verdict.Wrong && sound != null) {
                Verdict back =
                        judge.verdict(
                                new Step(
                                        head,
                                        sound,
                                        step.relation(),
                                        step.right(),
                                        soundLine,
                                        step.line()));
                if (back instanceof Verdict.Holds) {
                    notes.add(SAY.get("back", soundLine));
                    sound = null;
                    return back;
                }
            } else if (verdict instanceof Verdict.Wrong) {
                sound = step.left();
                soundLine = step.leftLine();
            }
            return verdict;
        }

        private Step start(Expr first, int line) {
            return new Step(
                    goal.sides().get(0),
                    goal.sides().get(0),
                    Relation.of(Relation.Kind.EQUAL),
                    first,
                    0,
                    line);
        }

        private List<String> notes(Step step, String reason, Statement s) {
            List<String> notes = new ArrayList<>();
            if (step.left().equals(step.right())) {
                notes.add(SAY.get("repeats"));
            }
            boolean one = s.relations().size() == 1;
            Reason.named(reason)
                    .filter(n -> one && !n.fits(step, known).orElse(true))
                    .ifPresent(n -> notes.add(SAY.get("reason.misfit", n.title())));
            return notes;
        }
    }

    private static Verdict worse(Verdict a, Verdict b) {
        return a == null || rank(b) > rank(a) ? b : a;
    }

    private static int rank(Verdict v) {
        return v instanceof Verdict.Wrong ? 2 : v instanceof Verdict.CannotTell ? 1 : 0;
    }
}
