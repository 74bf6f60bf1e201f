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

    /** "For all v", or i = 1, ..., D at the end, says what is checked anyway. */
    private static final Pattern FOR_ALL =
            Pattern.compile(
                    "(,|\\\\[,;: ]|\\\\q?quad|\\s)*(\\\\forall|\\\\text\\s*\\{\\s*(for (all|each|every|any)|모든)[^}]*\\})[^=+]*$"
                            + "|(,|\\\\q?quad|\\()(,|\\\\[,;: ]|\\\\q?quad|\\(|\\s)*[a-z]\\s*=\\s*[01]\\s*,\\s*"
                            + "(\\\\[lc]?dots|…|\\.\\.\\.)\\s*,\\s*[A-Za-z0-9]+[\\s.)]*$");

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
        String claim = all.find() ? line.substring(0, all.start()) : line;
        Row row = withoutWords(new Row(number, claim, comment));
        int last = rows.size() - 1;
        Row before = last < 0 ? null : rows.get(last);
        if (row.text.isBlank() || row.text.strip().equals("\\")) {
            boolean open = before != null && before.reason.isEmpty() && before.line == number;
            if (open) {
                rows.set(last, new Row(number, before.text, row.reason));
            }
        } else if (before != null && goesOn(before.text, row.text)) {
            rows.set(last, joined(before, row));
        } else {
            rows.add(row);
        }
    }

    /** Words before or behind a formula become spaces; those behind it are its reason. */
    private static Row withoutWords(Row row) {
        String text = row.text;
        String reason = row.reason;
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
                text = front + " ".repeat(words.end() - words.start()) + back;
            }
        }
        text = text.replaceAll("(\\\\q?quad|\\\\[,;: ]|[\\s.,;:&])+$", "");
        return new Row(row.line, text, reason);
    }

    /** One statement out of two lines, or out of two pieces of a line. */
    private static Row joined(Row before, Row row) {
        int lines = (int) before.text.chars().filter(c -> c == '\n').count();
        int gap = row.line - before.line - lines;
        String rest =
                gap > 0
                        ? row.text
                        : row.text.substring(Math.min(row.text.length(), lastLine(before.text)));
        String reason = row.reason.isEmpty() ? before.reason : row.reason;
        return new Row(before.line, before.text + "\n".repeat(gap) + rest, reason);
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
        return operator(back.get(0).getType()) && !related(back);
    }

    /** Whether what stands before and behind a wide space are two statements: A = B and C = D. */
    static boolean twoStatements(String before, String behind) {
        List<Token> front = tokens(before);
        List<Token> back = tokens(behind);
        return related(front)
                && depth(front, front.size()) == 0
                && related(back)
                && !operator(front.get(front.size() - 1).getType())
                && !operator(back.get(0).getType())
                && !relation(front.get(front.size() - 1).getType())
                && !relation(back.get(0).getType());
    }

    /** Whether a relation stands outside all brackets. */
    private static boolean related(List<Token> tokens) {
        for (int k = 0; k < tokens.size(); k++) {
            if (relation(tokens.get(k).getType()) && depth(tokens, k) <= 0) {
                return true;
            }
        }
        return false;
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
