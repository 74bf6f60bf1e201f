package descent.derivation;

import descent.derivation.model.Model;
import descent.derivation.tex.Expr;
import descent.derivation.tex.Relation;
import descent.derivation.tex.Statement;
import descent.derivation.tex.Tex;
import descent.text.Messages;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One pass over the statements of a derivation, from the first line to the last. */
final class Walk {
    private static final Messages SAY = Messages.beside(Walk.class);

    /** A statement as it was read, or why it could not be. */
    record Read(Tex.Source source, Statement statement, String why) {}

    private final Model model;
    private final Model known;
    private final Judge judge;
    private final Statement goal;
    private final BigInteger asked; // the left side of the goal
    private final Milestones stones;
    private final Fingerprint fingerprint;
    private final List<Report.Line> lines = new ArrayList<>();
    private Expr head;
    private Expr last;
    private int lastLine;
    private String lastText = "";
    private Expr plain; // the last formula of this chain without "+ const", null if none
    private int plainLine;
    private Expr sound; // the last formula before a wrong step of this chain, null if none
    private int soundLine;
    private final Set<BigInteger> chain = new HashSet<>(); // formulas that are equal so far
    private final Set<BigInteger> soundChain = new HashSet<>();
    private boolean begun; // the claim of the exercise begins here or further down
    private boolean inLine; // the end of the claim stands in this line
    private boolean arrived; // ... or in one before
    private boolean reached; // ... and no milestone came later

    /** From the model before the derivation, and the one that knows what it defines. */
    Walk(Model model, Model known, Judge judge, Statement goal, List<String> milestones) {
        this.model = model;
        this.known = known;
        this.judge = judge;
        this.goal = goal;
        this.stones = new Milestones(milestones, known);
        this.fingerprint = new Fingerprint(known);
        this.asked = goal == null ? null : fingerprint.of(goal.sides().get(0));
    }

    Report report(List<Read> read) {
        begun = goal != null && read.stream().anyMatch(r -> r.statement != null && begins(r));
        for (Read r : read) {
            lines.add(r.statement != null ? line(r) : unreadable(r));
        }
        List<String> remarks = new ArrayList<>(stones.missing());
        if (goal != null && last != null && !arrived) {
            remarks.add(SAY.get("goal", "$" + end(goal) + "$"));
        } else if (goal != null && arrived && !reached && remarks.isEmpty()) {
            remarks.add(SAY.get("early", "$" + end(goal) + "$"));
        }
        return new Report(List.copyOf(lines), remarks);
    }

    private static Expr end(Statement s) {
        return s.sides().get(s.sides().size() - 1);
    }

    private static Report.Line unreadable(Read r) {
        Verdict verdict = new Verdict.CannotTell(r.why, false);
        Tex.Source s = r.source;
        return new Report.Line(s.line(), s.text().strip(), s.reason(), verdict, "", List.of());
    }

    private Report.Line line(Read r) {
        Statement s = r.statement;
        List<String> notes = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        Verdict verdict = null;
        if (goal != null && !begun && !s.continues() && !Checker.defines(s)) {
            begun = true;
            verdict = judge.verdict(start(s.sides().get(0), s.sideLines().get(0)));
            verdict = verdict instanceof Verdict.Holds ? null : verdict;
        }
        if (s.continues() && last == null) {
            verdict = new Verdict.CannotTell(SAY.get("nothing"), true);
        }
        int side = 0;
        if (!s.continues()) {
            begin(s);
            side = 1;
        }
        for (Relation relation : s.relations()) {
            Expr right = s.sides().get(side);
            int line = s.sideLines().get(side);
            String text = s.sideTexts().get(side++);
            boolean defines = relation.kind() == Relation.Kind.DEFINED;
            if (last != null && !defines) {
                Step step = new Step(head, last, relation, right, lastLine, line);
                step =
                        open(last) && !open(right) && plain != null
                                ? step.from(plain, plainLine)
                                : step;
                Verdict here = verdict(step, notes);
                verdict = worse(verdict, here);
                steps.add(step);
                boolean apart = s.continues() && side == 1;
                if (step.left().equals(right) && (apart || text.equals(lastText))) {
                    notes.add(SAY.get("repeats"));
                }
                link(relation, here);
            }
            head = head == null ? right : head;
            move(right, line, text);
        }
        if (Checker.defines(s)) {
            boolean anew = !model.formulas(name(s)).isEmpty() || model.symbol(name(s)) != null;
            notes.add(SAY.get(anew ? "assumed" : "defined", "$" + s.sides().get(0) + "$"));
        } else if (s.source().contains(":=") || s.source().contains("\\coloneqq")) {
            notes.add(SAY.get("taken", "$" + s.sides().get(0) + "$"));
        } else if (verdict instanceof Verdict.Wrong && mayBeSet(s)) {
            notes.add(SAY.get("open", "$" + s.sides().get(0) + " := " + s.sides().get(1) + "$"));
        }
        if (!(verdict instanceof Verdict.Wrong)) {
            notes.addAll(stones.pass(s.sides(), chain));
        }
        reached |= inLine && stones.missing().isEmpty();
        inLine = false;
        String misfit = verdict instanceof Verdict.Holds ? misfit(steps, s.reason()) : "";
        String tex = s.source();
        return new Report.Line(s.line(), tex, s.reason(), verdict, misfit, List.copyOf(notes));
    }

    /** Whether "f(x) = x^2" was perhaps meant to choose f, which may be any function. */
    private boolean mayBeSet(Statement s) {
        Expr left = s.sides().get(0);
        return !s.continues()
                && !s.relations().isEmpty()
                && s.relations().get(0).kind() == Relation.Kind.EQUAL
                && (left instanceof Expr.Call || left instanceof Expr.Sym)
                && !left.has(e -> e instanceof Expr.Num)
                && known.signature().open(name(s));
    }

    private static String name(Statement s) {
        Expr left = s.sides().get(0);
        return left instanceof Expr.Call c ? c.head().name() : ((Expr.Sym) left).name();
    }

    /** Whether a formula has a constant that is not said. */
    private static boolean open(Expr e) {
        return e.has(x -> x instanceof Expr.Const);
    }

    private void begin(Statement s) {
        plain = null;
        head = s.sides().get(0);
        sound = null;
        chain.clear();
        move(head, s.sideLines().get(0), s.sideTexts().get(0));
    }

    private void move(Expr to, int line, String text) {
        last = to;
        lastLine = line;
        if (!open(to)) {
            plain = to;
            plainLine = line;
        }
        lastText = text;
        chain.add(fingerprint.of(to));
        if (goal != null) {
            BigInteger end = fingerprint.of(end(goal));
            boolean there = fingerprint.of(to).equals(end) && chain.contains(asked);
            arrived |= there;
            inLine |= there;
        }
    }

    /** What stands on the other side of a relation that the claim does not state is not equal. */
    private void link(Relation relation, Verdict verdict) {
        boolean equal =
                relation.kind() == Relation.Kind.EQUAL
                        || goal != null
                                && !goal.relations().isEmpty()
                                && goal.relations().get(0).kind() == relation.kind();
        if (!equal || !(verdict instanceof Verdict.Holds)) {
            chain.clear();
        }
    }

    /** One slip is one mistake: a step may also go on from the last formula before the slip. */
    private Verdict verdict(Step step, List<String> notes) {
        Verdict verdict = judge.verdict(step);
        if (verdict instanceof Verdict.Wrong && sound != null) {
            Verdict back = judge.verdict(step.from(sound, soundLine));
            if (back instanceof Verdict.Holds) {
                notes.add(SAY.get("back", soundLine));
                chain.addAll(soundChain);
                sound = null;
                return back;
            }
        } else if (verdict instanceof Verdict.Wrong) {
            sound = step.left();
            soundChain.clear();
            soundChain.addAll(chain);
            soundLine = step.leftLine();
        }
        return verdict;
    }

    /** Whether the claim that is asked for begins here: others may stand before it, as lemmas. */
    private boolean begins(Read r) {
        Expr head = r.statement.sides().get(0);
        return !r.statement.continues() && fingerprint.of(head).equals(asked);
    }

    private Step start(Expr first, int line) {
        Expr claimed = goal.sides().get(0);
        return new Step(claimed, claimed, Relation.of(Relation.Kind.EQUAL), first, 0, line);
    }

    /** A sentence if the reason fits none of the steps, which is said only where it is certain. */
    private String misfit(List<Step> steps, String reason) {
        return Reason.named(reason)
                .filter(n -> !steps.isEmpty())
                .filter(n -> steps.stream().noneMatch(step -> n.fits(step, known).orElse(true)))
                .map(n -> SAY.get("reason.misfit", n.title()))
                .orElse("");
    }

    private static Verdict worse(Verdict a, Verdict b) {
        return a == null || rank(b) > rank(a) ? b : a;
    }

    /** A line is proved, or exact, only if all its steps are. */
    private static int rank(Verdict v) {
        if (v instanceof Verdict.Holds h) {
            return h.proof().isEmpty() ? h.arithmetic() == Verdict.Arithmetic.EXACT ? 1 : 2 : 0;
        }
        return v instanceof Verdict.Wrong ? 4 : 3;
    }
}
