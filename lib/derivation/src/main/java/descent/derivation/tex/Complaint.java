package descent.derivation.tex;

import descent.derivation.tex.grammar.FormulaLexer;
import descent.text.Messages;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Turns the first complaint of the parser into a sentence for people. */
final class Complaint extends BaseErrorListener {
    private static final Messages SAY = Messages.beside(Complaint.class);

    private final int firstLine;

    Complaint(int firstLine) {
        this.firstLine = firstLine;
    }

    @Override
    public void syntaxError(
            Recognizer<?, ?> recognizer,
            Object symbol,
            int line,
            int column,
            String message,
            RecognitionException e) {
        Token token = (Token) symbol;
        Parser parser = (Parser) recognizer;
        IntervalSet expected = e == null ? parser.getExpectedTokens() : e.getExpectedTokens();
        String what = expected(expected == null ? new IntervalSet() : expected);
        int at = firstLine - 1 + line;
        if (token.getType() == Token.EOF) {
            throw new SyntaxProblem(at, column + 1, "end", what);
        }
        String special = special(token, expected != null && expected.contains(Token.EOF));
        if (special != null) {
            throw new SyntaxProblem(at, column + 1, special, token.getText());
        }
        String meant =
                token.getType() == FormulaLexer.OTHER
                        ? Spelling.meant(token.getText().codePointAt(0))
                        : null;
        if (meant != null) {
            throw new SyntaxProblem(at, column + 1, "write", token.getText(), meant);
        }
        String example = example(token.getType());
        throw new SyntaxProblem(at, column + 1, "unexpected", token.getText(), what, example);
    }

    /** The sentence for a sign that is not only in the wrong place, but never has a meaning. */
    private static String special(Token token, boolean atTheEnd) {
        return switch (token.getType()) {
            case FormulaLexer.ENVIRONMENT, FormulaLexer.END_ENVIRONMENT -> "environment";
            case FormulaLexer.NORM -> "norm";
            case FormulaLexer.UPDATE -> "update";
            case FormulaLexer.COMMA, FormulaLexer.SEMI -> atTheEnd ? "condition" : null;
            case FormulaLexer.IN, FormulaLexer.SIM -> atTheEnd ? "condition" : null;
            case FormulaLexer.GIVEN -> "bar";
            case FormulaLexer.OTHER ->
                    Character.UnicodeScript.of(token.getText().codePointAt(0))
                                    == Character.UnicodeScript.HANGUL
                            ? "words"
                            : null;
            default -> null;
        };
    }

    private static String expected(IntervalSet set) {
        List<String> words = new ArrayList<>();
        if (set.contains(FormulaLexer.NUMBER)) {
            words.add(SAY.get("expect.formula"));
        }
        if (set.contains(FormulaLexer.RPAREN)) {
            words.add("“)”");
        }
        if (set.contains(FormulaLexer.RBRACKET)) {
            words.add("“]”");
        }
        if (set.contains(FormulaLexer.RBRACE)) {
            words.add("“}”");
        }
        if (set.contains(FormulaLexer.LBRACE)) {
            words.add("“{”");
        }
        if (set.contains(FormulaLexer.UNDER) && words.isEmpty()) {
            words.add("“_”");
        }
        return words.isEmpty() ? SAY.get("expect.operator") : String.join(", ", words);
    }

    private static String example(int type) {
        return switch (type) {
            case FormulaLexer.RPAREN, FormulaLexer.RBRACKET, FormulaLexer.RBRACE ->
                    "\\frac{1}{Z}\\left(a + b\\right)";
            case FormulaLexer.HAT, FormulaLexer.UNDER -> "w_{ij}^{2}";
            case FormulaLexer.GIVEN, FormulaLexer.COMMA -> "P(h \\mid v)";
            case FormulaLexer.PLUS, FormulaLexer.MINUS, FormulaLexer.TIMES, FormulaLexer.SLASH ->
                    "a \\cdot (-b)";
            case FormulaLexer.EQ -> "P(v) = \\sum_h P(v,h)";
            default ->
                    "\\frac{\\partial}{\\partial \\theta}\\left(-\\log P(v)\\right) = -\\frac{1}{P(v)} \\frac{\\partial P(v)}{\\partial \\theta}";
        };
    }
}
