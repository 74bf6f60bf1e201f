package descent.derivation.model;

import descent.derivation.number.Exact;
import descent.derivation.tex.Expr;
import descent.derivation.tex.Signature;
import descent.derivation.tex.Statement;
import descent.text.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The meaning of the names in a derivation: indices, states, numbers and formulas. A name may stand
 * for one thing alone and for another before a bracket: F is the number of hidden units, F(v) the
 * free energy.
 *
 * <p>A model is open at one end: a derivation may {@linkplain #define add} abbreviations of its
 * own, which gives a new model and leaves this one as it is.
 */
public final class Model {
    /**
     * One line of the model's table.
     *
     * @param tex the symbol or its formula
     * @param english what it is, in English
     * @param korean what it is, in Korean
     */
    public record Row(String tex, String english, String korean) {
        /**
         * What it is.
         *
         * @return in the current language
         */
        public String meaning() {
            return Language.current() == Language.KO ? korean : english;
        }
    }

    private static final List<String> ACCENTS = List.of("tilde ", "hat ", "bar ");

    private final String name;
    private final Map<String, Symbol> names = new LinkedHashMap<>();
    private final Map<String, Symbol.Let> calls = new LinkedHashMap<>();
    private final Map<String, String> aliases = new LinkedHashMap<>();
    private final Map<String, Symbol.Layer> synonyms = new LinkedHashMap<>();
    private final List<String> parameters = new ArrayList<>();
    private final Map<String, Object> first = new LinkedHashMap<>();
    private final Map<Key, Exact> values = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private String energy = "";
    private String random = "";

    Model(String name) {
        this.name = name;
    }

    private Model(Model other) {
        this(other.name);
        names.putAll(other.names);
        calls.putAll(other.calls);
        aliases.putAll(other.aliases);
        synonyms.putAll(other.synonyms);
        parameters.addAll(other.parameters);
        first.putAll(other.first);
        values.putAll(other.values);
        rows.addAll(other.rows);
        energy = other.energy;
        random = other.random;
    }

    /**
     * A model of the library.
     *
     * @param name {@code rbm}, {@code ebm}, {@code scalar}, {@code momentum}, {@code nesterov},
     *     {@code adagrad}, {@code rmsprop}, {@code adadelta} or {@code adam}
     * @param form the form of the rule, {@code notes} unless another is wanted
     * @return the model
     * @throws IllegalArgumentException if there is no such model or form
     */
    public static Model named(String name, String form) {
        return ModelFile.load(name, form);
    }

    /**
     * The same model with an abbreviation.
     *
     * @param definition a statement whose first relation is a definition
     * @return the larger model
     * @throws Unsupported if the formula needs its own name
     */
    public Model define(Statement definition) {
        Expr left = definition.sides().get(0);
        Model larger = new Model(this);
        larger.let(left, definition.sides().get(1), -1, null);
        Expr.Sym name = left instanceof Expr.Call c ? c.head() : (Expr.Sym) left;
        if (new Free(larger).uses(definition.sides().get(1), name.name())) {
            throw new Unsupported("circular", name);
        }
        return larger;
    }

    /** Adds a formula. */
    void let(Expr left, Expr body, int startAt, Expr start) {
        Expr.Sym head = left instanceof Expr.Call c ? c.head() : (Expr.Sym) left;
        List<Expr> args = left instanceof Expr.Call c ? c.args() : List.of();
        Symbol.Let let =
                new Symbol.Let(
                        head.name(), letters(head.index()), letters(args), body, startAt, start);
        if (args.isEmpty()) {
            names.put(head.name(), let);
        } else {
            Symbol.Let other = calls.get(head.name());
            boolean overload = other != null && other.params().size() != args.size();
            calls.put(overload ? head.name() + "/" + args.size() : head.name(), let);
        }
    }

    private static List<String> letters(List<Expr> names) {
        return names.stream().map(e -> ((Expr.Sym) e).name()).toList();
    }

    void add(String symbol, Symbol meaning) {
        names.put(symbol, meaning);
    }

    void alias(String written, String meant) {
        aliases.put(written, meant);
    }

    void synonym(String written, String layer) {
        synonyms.put(written, (Symbol.Layer) names.get(layer));
    }

    void row(Row row) {
        rows.add(row);
    }

    List<String> parametersToFill() {
        return parameters;
    }

    void energy(String function) {
        energy = function;
    }

    void random(String series) {
        random = series;
    }

    void firstPoint(String symbol, Object value) {
        first.put(symbol, value);
    }

    void value(Key key, Exact value) {
        values.put(key, value);
    }

    /**
     * The name.
     *
     * @return for example {@code rbm}
     */
    public String name() {
        return name;
    }

    /**
     * What the reader of formulas must know about this model's names.
     *
     * @return the signature
     */
    public Signature signature() {
        return new Vocabulary(this);
    }

    /** The bare name that is meant by another way to write it, or null. */
    String alias(String written) {
        return aliases.get(written);
    }

    /**
     * The table of symbols and conventions.
     *
     * @return its lines
     */
    public List<Row> table() {
        return List.copyOf(rows);
    }

    /**
     * What a bare name means: itself, or what is left of it without primes and accents.
     *
     * @param wanted the name
     * @return its meaning, or null
     */
    public Symbol symbol(String wanted) {
        Symbol s = names.get(wanted);
        Symbol bare = names.get(plain(wanted));
        return s != null || !runs(bare) ? s : bare;
    }

    /**
     * The layer whose states a bare name runs over, primes and accents included.
     *
     * @param wanted the name
     * @return the layer, or null
     */
    public Symbol.Layer layer(String wanted) {
        Symbol.Layer also = synonyms.get(plain(wanted));
        return also != null ? also : symbol(wanted) instanceof Symbol.Layer l ? l : null;
    }

    /**
     * A function of the model.
     *
     * @param wanted its name
     * @return its formula, or null
     */
    public Symbol.Let call(String wanted) {
        return calls.get(wanted);
    }

    private static boolean runs(Symbol s) {
        return s instanceof Symbol.Index || s instanceof Symbol.Layer;
    }

    /**
     * A name without primes and accents.
     *
     * @param name a name
     * @return for example {@code h} for {@code tilde h'}
     */
    static String plain(String name) {
        int from = 0;
        for (String accent : ACCENTS) {
            from = name.startsWith(accent) ? accent.length() : from;
        }
        int to = name.length();
        while (to > from && name.charAt(to - 1) == '\'') {
            to--;
        }
        return name.substring(from, to);
    }

    /**
     * All layers, in the order of the energy's arguments.
     *
     * @return the layers, none for models without a distribution
     */
    public List<Symbol.Layer> layers() {
        return energy.isEmpty()
                ? List.of()
                : calls.get(energy).params().stream()
                        .map(p -> (Symbol.Layer) names.get(p))
                        .toList();
    }

    String energy() {
        return energy;
    }

    String random() {
        return random;
    }

    Map<Key, Exact> values() {
        return values;
    }

    Map<String, Object> first() {
        return first;
    }

    /** The range of an index letter, or of an index at a place of a name; null if there is none. */
    Symbol.Index range(String letter) {
        return symbol(letter) instanceof Symbol.Index i ? i : null;
    }

    /** The index letters of a name. */
    List<String> letters(String of) {
        Symbol s = symbol(of);
        if (s instanceof Symbol.Real r) {
            return r.letters();
        } else if (s instanceof Symbol.Let l) {
            return l.letters();
        } else if (s instanceof Symbol.Layer l && l.units() > 0) {
            return List.of(l.letter());
        }
        return calls.containsKey(of) ? calls.get(of).letters() : List.of();
    }

    /**
     * The names that a line written in Java may use: states and indices without primes, and θ.
     *
     * @return the names
     */
    public Set<String> freeNames() {
        Set<String> all = new TreeSet<>();
        names.forEach(
                (n, s) -> {
                    if (runs(s)) {
                        all.add(n);
                    }
                });
        if (free()) {
            all.add("theta");
        }
        return all;
    }

    /**
     * The states over which an expectation runs.
     *
     * @param m the expectation
     * @return their names
     */
    public Set<String> random(Expr.Mean m) {
        return Joint.random(this, m);
    }

    /**
     * The conditions of an expectation.
     *
     * @param m the expectation
     * @return the conditions
     */
    public List<Expr> given(Expr.Mean m) {
        return Joint.given(m);
    }

    /** Whether θ is a name for each parameter in turn. */
    boolean free() {
        return !parameters.isEmpty();
    }

    /** Whether a bare name is a vector or a matrix over units. */
    boolean units(String wanted) {
        List<String> letters = letters(wanted);
        return !letters.isEmpty() && !layers().isEmpty() && !letters.contains("t");
    }

    /** Every parameter that θ may stand for. */
    List<Key> parameters() {
        List<Key> keys = new ArrayList<>();
        for (String p : parameters) {
            keys.addAll(keys(p, List.of(), letters(p)));
        }
        return keys;
    }

    private List<Key> keys(String p, List<Integer> index, List<String> letters) {
        if (letters.isEmpty()) {
            return List.of(new Key(p, index));
        }
        List<Key> keys = new ArrayList<>();
        Symbol.Index range = range(letters.get(0));
        for (int i = range.from(); i <= range.to(); i++) {
            List<Integer> longer = new ArrayList<>(index);
            longer.add(i);
            keys.addAll(keys(p, List.copyOf(longer), letters.subList(1, letters.size())));
        }
        return keys;
    }

    /**
     * The names of states, indices and θ that a formula leaves free.
     *
     * @param e the formula
     * @return the names
     */
    public Set<String> free(Expr e) {
        return new Free(this).of(e);
    }

    /**
     * The size, as a verdict names it.
     *
     * @return for example 3×2; empty for models without layers
     */
    public String size() {
        return layers().stream()
                .map(l -> String.valueOf(l.units() > 0 ? l.units() : l.count()))
                .collect(Collectors.joining("×"));
    }
}
