package descent.derivation.model;

import descent.derivation.tex.Expr;
import descent.derivation.tex.Signature;
import descent.derivation.tex.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The meaning of the names in a derivation: indices, states, numbers and formulas. A name may stand
 * for one thing alone and for another before a bracket: F is the number of hidden units, F(v) the
 * free energy.
 *
 * <p>A derivation may {@linkplain #define add} abbreviations of its own: that gives a new model.
 */
public final class Model {
    private final String name;
    private final Lexicon lexicon;
    private final Setting setting;

    Model(String name) {
        this.name = name;
        this.lexicon = new Lexicon();
        this.setting = new Setting();
    }

    private Model(Model other) {
        name = other.name;
        lexicon = new Lexicon(other.lexicon);
        setting = other.setting; // the same from the moment the file was read
    }

    /**
     * A model of the library.
     *
     * @param name such as {@code rbm} or {@code adam}; a wrong one is answered with all names
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
        Expr left = setting.withoutParameters(definition.sides().get(0));
        Expr body = definition.sides().get(1);
        Model larger = new Model(this);
        larger.lexicon.let(left, body, -1, null);
        Expr.Sym name = left instanceof Expr.Call c ? c.head() : (Expr.Sym) left;
        larger.lexicon.close(name.name());
        if (new Free(larger).uses(body, name.name())) {
            throw new Unsupported("circular", name);
        }
        return larger;
    }

    /**
     * The same model in which no name may be defined anew.
     *
     * @return the model
     */
    public Model closed() {
        Model closed = new Model(this);
        closed.lexicon.closeAll();
        return closed;
    }

    /** What the model's file says besides the names. */
    Setting setting() {
        return setting;
    }

    /** What the model's file fills in. */
    Lexicon lexicon() {
        return lexicon;
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
        return new Vocabulary(this, false);
    }

    /**
     * The table of symbols and conventions.
     *
     * @return its lines
     */
    public List<Row> table() {
        return List.copyOf(setting.rows());
    }

    /**
     * The published forms of the rule.
     *
     * @return their names; none where there is one form only
     */
    public List<String> forms() {
        return List.copyOf(setting.forms());
    }

    /**
     * What a bare name means: itself, or what is left of it without primes and accents.
     *
     * @param wanted the name
     * @return its meaning, or null
     */
    public Symbol symbol(String wanted) {
        return lexicon.symbol(wanted);
    }

    /**
     * The layer whose states a bare name runs over, primes and accents included.
     *
     * @param wanted the name
     * @return the layer, or null
     */
    public Symbol.Layer layer(String wanted) {
        return lexicon.layer(wanted);
    }

    /**
     * A function of the model.
     *
     * @param wanted its name
     * @return its formula, or null
     */
    public Symbol.Let call(String wanted) {
        return lexicon.call(wanted);
    }

    /**
     * The formulas behind a name, primes and accents left out.
     *
     * @param wanted the name
     * @return none for drawn numbers, states and indices; two if it means one thing alone and
     *     another before a bracket
     */
    public List<Symbol.Let> formulas(String wanted) {
        return lexicon.formulas(wanted);
    }

    /** The range of an index letter, or null if it is none. */
    Symbol.Index range(String letter) {
        return lexicon.range(letter);
    }

    /** The index letters of a name. */
    List<String> letters(String of) {
        return lexicon.letters(of);
    }

    /**
     * All layers, in the order of the energy's arguments.
     *
     * @return the layers, none for models without a distribution
     */
    public List<Symbol.Layer> layers() {
        return setting.energy().isEmpty()
                ? List.of()
                : call(setting.energy()).params().stream()
                        .map(p -> (Symbol.Layer) lexicon.symbol(p))
                        .toList();
    }

    /**
     * The names that a line written in Java may use: states and indices without primes, and θ.
     *
     * @return the names
     */
    public Set<String> freeNames() {
        Set<String> all = new TreeSet<>(lexicon.running());
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
        return !setting.theta().isEmpty();
    }

    /** Whether a bare name is a vector or a matrix over units. */
    boolean units(String wanted) {
        List<String> letters = letters(wanted);
        return !letters.isEmpty() && !layers().isEmpty() && !letters.contains("t");
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
        return layers().stream().map(Symbol.Layer::size).collect(Collectors.joining("×"));
    }
}
