package descent.derivation.tex;

import descent.derivation.tex.grammar.FormulaLexer;
import descent.derivation.tex.grammar.FormulaParser;
import descent.derivation.tex.grammar.FormulaParser.ExprContext;
import descent.derivation.tex.grammar.FormulaParser.RelationContext;
import descent.derivation.tex.grammar.FormulaParser.StatementContext;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;

/** Reads LaTeX. The only exception it throws on any text is {@link SyntaxProblem}. */
public final class Tex {
    /** Longer or deeper formulas are refused: no formula of a lecture comes near. */
    private static final int LONGEST = 4000;

    private static final int DEEPEST = 40;
    private static final int MOST_TOKENS = 1200;

    private Tex() {}

    /**
     * Cuts a text into statements that have not been read yet.
     *
     * @param body the text of a cell
     * @return the statements in order
     */
    public static List<Source> sources(String body) {
        return Rows.of(body).stream().map(r -> new Source(r.line(), r.text(), r.reason())).toList();
    }

    /**
     * The text of one statement.
     *
     * @param line the line where it begins, from 1
     * @param text the LaTeX without comments
     * @param reason the reason given behind it, or empty
     */
    public record Source(int line, String text, String reason) {}

    /**
     * Reads one statement.
     *
     * @param source its text
     * @param signature what names mean
     * @return the statement; its first relation is DEFINED if its left side is a new name
     * @throws SyntaxProblem if it cannot be read
     */
    public static Statement statement(Source source, Signature signature) {
        Spelling.check(source, signature);
        StatementContext tree = parse(source);
        Builder builder = new Builder(signature, source.line());
        List<Relation> relations = new ArrayList<>();
        tree.relation().forEach(r -> relations.add(relation(r, builder, signature)));
        List<Expr> sides = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (ExprContext e : tree.expr()) {
            boolean first = sides.isEmpty() && !relations.isEmpty();
            boolean leading = relations.size() < tree.expr().size();
            Expr name =
                    first && leading
                            ? new Definition(builder, signature).left(e, relations.get(0).kind())
                            : null;
            if (first) {
                replaceDefinitions(relations, name != null);
            }
            sides.add(name != null ? name : side(builder, e));
            lines.add(source.line() - 1 + e.getStart().getLine());
            texts.add(e.getText());
        }
        new Updates(builder, signature).rewrite(tree, relations, sides);
        return new Statement(
                source.line(),
                source.text().strip(),
                List.copyOf(relations),
                List.copyOf(sides),
                List.copyOf(lines),
                List.copyOf(texts),
                source.reason());
    }

    /** Only the first relation, behind a new name, defines; elsewhere := claims as = does. */
    private static void replaceDefinitions(List<Relation> relations, boolean defines) {
        relations.replaceAll(
                r -> r.kind() == Relation.Kind.DEFINED ? Relation.of(Relation.Kind.EQUAL) : r);
        if (defines) {
            relations.set(0, Relation.of(Relation.Kind.DEFINED));
        }
    }

    /**
     * Reads one formula without relations.
     *
     * @param text the LaTeX
     * @param signature what names mean
     * @return its tree
     * @throws SyntaxProblem if it cannot be read
     */
    public static Expr expr(String text, Signature signature) {
        Statement s = statement(new Source(1, text, ""), signature);
        if (s.sides().size() != 1 || s.continues()) {
            throw new SyntaxProblem(1, 1, "relationless");
        }
        return s.sides().get(0);
    }

    private static Expr side(Builder builder, ExprContext e) {
        try {
            return builder.expr(e);
        } catch (NumberFormatException tooLong) {
            throw builder.problem(e, "number");
        }
    }

    /** Whether a text is the beginning of a formula that must go on. */
    static boolean unfinished(String text) {
        try {
            parse(new Source(1, text, ""));
            return false;
        } catch (SyntaxProblem problem) {
            return problem.atEnd();
        }
    }

    /** Whether a formula is short and flat enough to be read. */
    static boolean fits(String text) {
        List<Token> tokens = Rows.tokens(text);
        int deepest = 0;
        for (int k = 0, depth = 0; k < tokens.size(); k++) {
            depth = Math.max(0, depth + Rows.depth(tokens.subList(k, k + 1), 1));
            deepest = Math.max(deepest, depth);
        }
        return text.length() <= LONGEST && tokens.size() <= MOST_TOKENS && deepest <= DEEPEST;
    }

    private static StatementContext parse(Source source) {
        if (!fits(source.text())) {
            throw new SyntaxProblem(source.line(), 1, "long");
        }
        FormulaLexer lexer = new FormulaLexer(CharStreams.fromString(source.text()));
        lexer.removeErrorListeners();
        FormulaParser parser = new FormulaParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        parser.addErrorListener(new Complaint(source.line()));
        parser.getInterpreter().setPredictionMode(PredictionMode.LL);
        try {
            return parser.statement();
        } catch (StackOverflowError tooDeep) {
            throw new SyntaxProblem(source.line(), 1, "long");
        }
    }

    private static Relation relation(RelationContext r, Builder builder, Signature signature) {
        if (r.PROPTO() != null) {
            List<String> varying = new ArrayList<>();
            if (r.sub() != null) {
                Binders binders = new Binders(builder, signature, new Names(signature));
                binders.names(r.sub()).forEach(e -> varying.add(((Expr.Sym) e).name()));
            }
            return new Relation(Relation.Kind.PROPORTIONAL, List.copyOf(varying));
        }
        return Relation.of(
                switch (r.getStart().getType()) {
                    case FormulaLexer.EQ, FormulaLexer.UPDATE -> Relation.Kind.EQUAL;
                    case FormulaLexer.NE -> Relation.Kind.UNEQUAL;
                    case FormulaLexer.DEFINE -> Relation.Kind.DEFINED;
                    case FormulaLexer.LE -> Relation.Kind.AT_MOST;
                    case FormulaLexer.GE -> Relation.Kind.AT_LEAST;
                    case FormulaLexer.LT -> Relation.Kind.LESS;
                    case FormulaLexer.GT -> Relation.Kind.GREATER;
                    case FormulaLexer.APPROX -> Relation.Kind.ABOUT;
                    default -> Relation.Kind.UP_TO_CONSTANT;
                });
    }
}
