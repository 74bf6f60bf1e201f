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
     * @param form {@code notes}, {@code paper}, {@code pytorch}, ...: one of {@link Model#forms}
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
        List<Walk.Read> read = new ArrayList<>();
        Model known = holdsAnyway() ? model.closed() : model;
        for (Tex.Source source : Tex.sources(body)) {
            try {
                Statement s = Tex.statement(source, known.signature());
                known = defines(s) ? known.define(s) : known;
                s.sides().forEach(known::free); // finds expectations over what is not random
                read.add(new Walk.Read(source, s, ""));
            } catch (SyntaxProblem e) {
                String why = SAY.get("place", e.line(), e.column(), e.getMessage());
                read.add(new Walk.Read(source, null, why));
            } catch (Unsupported e) {
                read.add(new Walk.Read(source, null, e.getMessage()));
            }
        }
        List<Expr> formulas = new ArrayList<>();
        read.stream()
                .filter(r -> r.statement() != null)
                .forEach(r -> formulas.addAll(r.statement().sides()));
        Statement goal =
                claim.isEmpty()
                        ? null
                        : Tex.statement(new Tex.Source(1, claim, ""), known.signature());
        if (goal != null) {
            formulas.addAll(goal.sides());
        }
        return new Walk(model, known, new Judge(known, formulas), goal, milestones).report(read);
    }

    /**
     * Whether the claim holds without any assumption. Then none is allowed: setting g_t := 0 would
     * make many a claim true in one line.
     */
    private boolean holdsAnyway() {
        if (claim.isEmpty()) {
            return false;
        }
        try {
            Statement s = Tex.statement(new Tex.Source(1, claim, ""), model.closed().signature());
            if (defines(s) || s.sides().size() < 2) {
                return false;
            }
            Judge judge = new Judge(model, s.sides());
            Expr head = s.sides().get(0);
            for (int k = 0; k < s.relations().size(); k++) {
                Expr left = s.sides().get(k);
                Step step = new Step(head, left, s.relations().get(k), s.sides().get(k + 1), 1, 1);
                if (!(judge.verdict(step) instanceof Verdict.Holds)) {
                    return false;
                }
            }
            return true;
        } catch (SyntaxProblem | Unsupported needsTheDerivation) {
            return false; // a name in the claim is defined by the derivation
        }
    }

    /** Whether a statement gives a new name a meaning. */
    static boolean defines(Statement s) {
        return !s.continues()
                && !s.relations().isEmpty()
                && s.relations().get(0).kind() == Relation.Kind.DEFINED;
    }
}
