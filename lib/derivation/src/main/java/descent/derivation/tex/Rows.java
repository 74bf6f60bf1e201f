package descent.derivation.tex;

import descent.derivation.tex.grammar.FormulaLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/**
 * Cuts a pasted text into statements. Comments, text, alignment marks and surroundings become
 * spaces, so that every sign keeps its line and column.
 */
final class Rows {
    /** One statement before it is read. */
    record Row(int line, String text, String reason) {}

    private static final Pattern COMMENT = Pattern.compile("(?<!\\\\)%(.*)$");
    private static final String DISPLAYS =
            "align|aligned|alignat|alignedat|equation|gather|gathered|multline|split|eqnarray|array"
                    + "|displaymath|math|flalign";
    private static final Pattern SURROUNDINGS =
            Pattern.compile(
                    "\\\\(begin|end)\\s*\\{("
                            + DISPLAYS
                            + ")\\*?\\}(\\s*\\{[lcr0-9@{}]+\\})?|\\$+|(?<!\\\\)\\\\[\\[\\]]|\\\\tag\\*?\\{[^}]*\\}"
                            + "|\\\\label\\{[^}]*\\}|\\\\nonumber|\\\\notag|\\\\hline");
    private static final Pattern TEXT =
            Pattern.compile(
                    "\\\\(?:text|mbox|textrm|textit)\\s*\\{([^{}]*)\\}"
                            + "|\\\\mathrm\\s*\\{([^{}]*[^A-Za-z{}][^{}]*)\\}");

    /** An operator such as \text{Var}, or a name below or above another, is no text. */
    private static final Pattern NAME_AFTER = Pattern.compile("\\s*(\\\\[lL]eft\\s*)?[(\\[_^].*");

    private static final Pattern NAME_BEFORE = Pattern.compile(".*[_^]\\s*\\{?\\s*");

    /** Where a new statement begins: a new row, or "from this follows". */
    private static final Pattern BREAK =
            Pattern.compile(
                    "\\\\\\\\\\*?(\\s*\\[[-+.0-9 ]*(pt|mm|cm|em|ex|in|\\\\[a-z]+)\\])?"
                            + "|\\\\(R|Longr)ightarrow(?![a-zA-Z])|⇒|⟹|∴"
                            + "|\\\\(implies|therefore|iff|Leftrightarrow)(?![a-zA-Z])");

    /** "For all v" says what is checked anyway. */
    private static final Pattern FOR_ALL =
            Pattern.compile(
                    "(,|\\\\[,;: ]|\\\\q?quad|\\s)*(\\\\forall|\\\\text\\s*\\{\\s*(for (all|each|every|any)|모든)[^}]*\\})[^=+]*$");

    private Rows() {}

    static List<Row> of(String body) {
        List<Row> rows = new ArrayList<>();
        String[] lines = Decorations.blanked(Spelling.plain(body)).split("\\R", -1);
        for (int n = 0; n < lines.length; n++) {
            String reason = "";
            String line = lines[n].replace('\t', ' ');
            Matcher comment = COMMENT.matcher(line);
            if (comment.find()) {
                reason = comment.group(1).strip();
                line = line.substring(0, comment.start());
            }
            line = blank(SURROUNDINGS, line);
            int from = 0;
            Matcher cut = BREAK.matcher(line);
            while (cut.find()) {
                add(rows, n + 1, " ".repeat(from) + line.substring(from, cut.start()), reason);
                from = cut.end();
            }
            add(rows, n + 1, " ".repeat(from) + line.substring(from), reason);
        }
        return rows;
    }

    private static void add(List<Row> rows, int number, String line, String comment) {
        Matcher all = FOR_ALL.matcher(line);
        String text = all.find() ? line.substring(0, all.start()) : line;
        String reason = comment;
        Matcher words = TEXT.matcher(text);
        while (words.find()) {
            String inside = words.group(1) == null ? words.group(2) : words.group(1);
            String front = text.substring(0, words.start());
            String back = text.substring(words.end());
            boolean first = front.isBlank() && !NAME_AFTER.matcher(back).matches();
            boolean last = back.replaceAll("[\\s.,;:&()]|\\\\q?quad", "").isEmpty();
            boolean name =
                    inside.strip().matches("const(ant)?\\.?|[A-Za-z]")
                            || NAME_BEFORE.matcher(front).matches();
            if ((first || last) && !name) {
                String said = inside.strip().replaceAll("^\\(|\\)$", "");
                reason = last && reason.isEmpty() ? said : reason;
                text =
                        text.substring(0, words.start())
                                + " ".repeat(words.end() - words.start())
                                + text.substring(words.end());
            }
        }
        text = text.replaceAll("(\\\\q?quad|\\\\[,;: ]|[\\s.,;:&])+$", "");
        if (text.isBlank() || text.strip().equals("\\")) {
            if (!reason.isEmpty() && !rows.isEmpty()) {
                Row before = rows.get(rows.size() - 1);
                if (before.reason().isEmpty() && before.line() == number) {
                    rows.set(rows.size() - 1, new Row(before.line(), before.text(), reason));
                }
            }
            return;
        }
        int lastRow = rows.size() - 1;
        if (lastRow >= 0 && goesOn(rows.get(lastRow).text(), text)) {
            Row before = rows.get(lastRow);
            int gap =
                    number
                            - before.line()
                            - (int) before.text().chars().filter(c -> c == '\n').count();
            String joined =
                    before.text()
                            + "\n".repeat(gap)
                            + (gap == 0
                                    ? text.substring(
                                            Math.min(text.length(), lastLine(before.text())))
                                    : text);
            rows.set(
                    lastRow,
                    new Row(before.line(), joined, reason.isEmpty() ? before.reason() : reason));
        } else {
            rows.add(new Row(number, text, reason));
        }
    }

    private static int lastLine(String text) {
        return text.length() - 1 - text.lastIndexOf('\n');
    }

    private static String blank(Pattern pattern, String line) {
        return pattern.matcher(line).replaceAll(m -> " ".repeat(m.group().length()));
    }

    /**
     * Whether a line belongs to the statement before: open brackets, or an operator at the seam.
     */
    private static boolean goesOn(String before, String line) {
        List<Token> front = tokens(before);
        List<Token> back = tokens(line);
        if (front.isEmpty() || back.isEmpty()) {
            return false;
        }
        int end = front.get(front.size() - 1).getType();
        if (relation(back.get(0).getType()) && depth(front, front.size()) <= 0) {
            return false;
        }
        if (depth(front, front.size()) > 0
                || operator(end)
                || relation(end)
                || Tex.unfinished(before)) {
            return true;
        }
        if (!operator(back.get(0).getType())) {
            return false;
        }
        for (int k = 1; k < back.size(); k++) {
            if (relation(back.get(k).getType()) && depth(back, k) <= 0) {
                return false;
            }
        }
        return true;
    }

    static List<Token> tokens(String text) {
        FormulaLexer lexer = new FormulaLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        List<Token> tokens = new ArrayList<>();
        for (Token t = lexer.nextToken(); t.getType() != Token.EOF; t = lexer.nextToken()) {
            tokens.add(t);
        }
        return tokens;
    }

    static int depth(List<Token> tokens, int to) {
        int depth = 0;
        for (Token t : tokens.subList(0, to)) {
            switch (t.getType()) {
                case FormulaLexer.LPAREN,
                        FormulaLexer.LBRACKET,
                        FormulaLexer.LBRACE,
                        FormulaLexer.LCURLY,
                        FormulaLexer.LANGLE,
                        FormulaLexer.ENVIRONMENT ->
                        depth++;
                case FormulaLexer.RPAREN,
                        FormulaLexer.RBRACKET,
                        FormulaLexer.RBRACE,
                        FormulaLexer.RCURLY,
                        FormulaLexer.RANGLE,
                        FormulaLexer.END_ENVIRONMENT ->
                        depth--;
                default -> {}
            }
        }
        return depth;
    }

    private static boolean operator(int type) {
        return type == FormulaLexer.PLUS
                || type == FormulaLexer.MINUS
                || type == FormulaLexer.TIMES
                || type == FormulaLexer.SLASH;
    }

    private static boolean relation(int type) {
        return switch (type) {
            case FormulaLexer.EQ,
                    FormulaLexer.NE,
                    FormulaLexer.UPDATE,
                    FormulaLexer.DEFINE,
                    FormulaLexer.LE,
                    FormulaLexer.GE,
                    FormulaLexer.LT,
                    FormulaLexer.GT,
                    FormulaLexer.APPROX,
                    FormulaLexer.PROPTO,
                    FormulaLexer.STACKREL ->
                    true;
            default -> false;
        };
    }
}
