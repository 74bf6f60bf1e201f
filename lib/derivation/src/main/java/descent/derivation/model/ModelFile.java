package descent.derivation.model;

import descent.derivation.number.Exact;
import descent.derivation.tex.Expr;
import descent.derivation.tex.Statement;
import descent.derivation.tex.Tex;
import descent.text.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.math3.fraction.BigFraction;

/**
 * Reads a model's text file. One line, one symbol:
 *
 * <pre>
 *   index i 1..3                    a letter with its range
 *   state v i     state x 3         a state of units i, or one of three states
 *   real w_{ij} log2                a drawn number: log2, any, positive, unit
 *   let x_j := a_j + ...            a formula; "until 0: 0" gives a value where a recursion starts
 *   alias p = P     same x = v      another way to write a name; a name that runs over the same states
 *   declare g_t                     a formula that comes later, for recursions over two names
 *   theta w b a                     what θ may be
 *   open f g                        names that a derivation may define anew: "any function f"
 *   energy E     random g           the function whose e^{-E} is the distribution; the random series
 *   forms notes paper     [paper] let ...     lines of one form of a rule
 *   first v = 101    value w = 1 -1 0 2 1 0   the first point, drawn numbers in multiples of ln 2
 *   line :: English :: Korean       what the table says
 * </pre>
 */
final class ModelFile {
    private static final Messages SAY = Messages.beside(ModelFile.class);
    private static final Map<String, Model> LOADED = new HashMap<>();
    private static final Pattern FORM = Pattern.compile("\\[([a-z ]+)\\]\\s*(.*)");
    private static final Pattern START = Pattern.compile("(.*) until (\\d+): (.*)");

    private final Model model;
    private final String form;
    private List<String> forms = List.of("notes");

    private ModelFile(String name, String form) {
        this.model = new Model(name);
        this.form = form;
    }

    static synchronized Model load(String name, String form) {
        return LOADED.computeIfAbsent(name + " " + form, k -> new ModelFile(name, form).read(name));
    }

    private Model read(String name) {
        List<String> lines;
        try (InputStream in =
                name.matches("[a-z]+")
                        ? ModelFile.class.getResourceAsStream(name + ".model")
                        : null) {
            if (in == null) {
                throw new IllegalArgumentException(SAY.get("noModel", name));
            }
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lines.stream().filter(l -> !l.isBlank() && !l.startsWith("#")).forEach(this::line);
        checkForm();
        return model;
    }

    private void checkForm() {
        if (!forms.contains(form)) {
            throw new IllegalArgumentException(SAY.get("noForm", form, String.join(", ", forms)));
        }
    }

    private void line(String line) {
        String[] columns = line.split("\\s+::\\s+");
        String code = columns[0].strip();
        Matcher only = FORM.matcher(code);
        if (only.matches()) {
            if (!List.of(only.group(1).split(" ")).contains(form)) {
                return;
            }
            code = only.group(2);
        }
        String[] words = code.split("\\s+", 2);
        String rest = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "forms" -> {
                forms = List.of(rest.split(" "));
                model.setting().forms().addAll(forms);
                checkForm();
            }
            case "index" -> index(rest.split(" "));
            case "state" -> state(rest.split(" "));
            case "real" -> real(rest.split(" "));
            case "let" -> let(rest);
            case "declare" ->
                    model.lexicon()
                            .let(statement(rest + " := 0").sides().get(0), Expr.num(0), -1, null);
            case "alias" -> pairs(rest).forEach(p -> model.lexicon().alias(p[0], p[1]));
            case "same" -> pairs(rest).forEach(p -> model.lexicon().synonym(p[0], p[1]));
            case "theta" -> model.setting().theta().addAll(List.of(rest.split(" ")));
            case "energy" -> model.setting().energy(rest);
            case "open" -> List.of(rest.split(" ")).forEach(model.lexicon()::leaveOpen);
            case "random" -> model.setting().random(rest);
            case "first" -> pairs(rest).forEach(p -> first(p[0], p[1]));
            case "value" -> pairs(rest).forEach(p -> values(p[0], p[1].split(" ")));
            default -> throw new IllegalStateException(line);
        }
        if (columns.length == 3) {
            String shown = rest.split(" until ")[0].replaceFirst(" (log2|any|positive|unit)$", "");
            String tex =
                    switch (words[0]) {
                        case "index" -> rest.substring(0, 1);
                        case "state" -> rest.split(" ")[0];
                        case "alias", "same", "forms", "random", "theta", "declare", "open" -> "";
                        default -> shown.replace(":=", "=");
                    };
            model.setting().rows().add(new Row(tex, columns[1], columns[2]));
        }
    }

    private void index(String[] words) {
        String[] range = words[1].split("\\.\\.");
        model.lexicon()
                .add(
                        words[0],
                        new Symbol.Index(
                                words[0], Integer.parseInt(range[0]), Integer.parseInt(range[1])));
    }

    private void state(String[] words) {
        Symbol.Index units = model.range(words[1]);
        int n = units == null ? 0 : units.to();
        int count = units == null ? Integer.parseInt(words[1]) : 1 << n;
        model.lexicon()
                .add(words[0], new Symbol.Layer(words[0], n, count, units == null ? "" : words[1]));
    }

    private void real(String[] words) {
        Expr.Sym head = (Expr.Sym) statement(words[0] + " := 0").sides().get(0);
        List<String> letters = head.index().stream().map(e -> ((Expr.Sym) e).name()).toList();
        Symbol.Draw draw = Symbol.Draw.valueOf(words[1].toUpperCase(Locale.ROOT));
        model.lexicon().add(head.name(), new Symbol.Real(head.name(), letters, draw));
    }

    private void let(String rest) {
        Matcher start = START.matcher(rest);
        boolean recursive = start.matches();
        String text = recursive ? start.group(1) : rest;
        if (recursive) { // the name must be known inside its own formula
            Statement head = statement(text.substring(0, text.indexOf(":=")) + ":= 0");
            model.lexicon().let(head.sides().get(0), Expr.num(0), -1, null);
        }
        Statement s = statement(text);
        model.lexicon()
                .let(
                        s.sides().get(0),
                        s.sides().get(1),
                        recursive ? Integer.parseInt(start.group(2)) : -1,
                        recursive ? Tex.expr(start.group(3), model.signature()) : null);
    }

    private Statement statement(String text) {
        return Tex.statement(new Tex.Source(1, text, ""), new Vocabulary(model, true));
    }

    private static List<String[]> pairs(String text) {
        List<String[]> pairs = new ArrayList<>();
        for (String pair : text.split(";\\s*")) {
            pairs.add(pair.split("\\s*=\\s*"));
        }
        return pairs;
    }

    private void first(String name, String value) {
        Symbol.Layer layer = model.layer(name);
        if (layer != null) {
            String bits = new StringBuilder(value).reverse().toString();
            boolean units = layer.units() > 0;
            model.setting()
                    .first()
                    .put(
                            name,
                            new State(
                                    layer, Integer.parseInt(units ? bits : value, units ? 2 : 10)));
        } else if (value.matches("\\d+")) {
            model.setting().first().put(name, Integer.valueOf(value));
        } else {
            String digits = value.replaceAll("\\D", "");
            List<Integer> index = digits.chars().map(Character::getNumericValue).boxed().toList();
            model.setting().first().put(name, new Key(value.substring(0, 1), index));
        }
    }

    private void values(String name, String[] multiples) {
        List<Key> keys =
                model.setting().parameters(model).stream()
                        .filter(k -> k.name().equals(name))
                        .toList();
        for (int k = 0; k < keys.size(); k++) {
            model.setting()
                    .values()
                    .put(
                            keys.get(k),
                            Exact.log(new BigFraction(Integer.parseInt(multiples[k])), 2));
        }
    }
}
