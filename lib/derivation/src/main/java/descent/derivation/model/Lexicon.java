package descent.derivation.model;

import descent.derivation.tex.Expr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The names of a model and what each stands for, alone and before a bracket. */
final class Lexicon {
    private static final List<String> ACCENTS = List.of("tilde ", "hat ", "bar ");

    private final Map<String, Symbol> names = new LinkedHashMap<>();
    private final Map<String, Symbol.Let> calls = new LinkedHashMap<>();
    private final Map<String, String> aliases = new LinkedHashMap<>();
    private final Map<String, Symbol.Layer> synonyms = new LinkedHashMap<>();
    private final Set<String> open = new HashSet<>();
    private boolean closed;

    Lexicon() {}

    Lexicon(Lexicon other) {
        names.putAll(other.names);
        calls.putAll(other.calls);
        aliases.putAll(other.aliases);
        synonyms.putAll(other.synonyms);
        open.addAll(other.open);
        closed = other.closed;
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

    /** The formulas behind a name, primes and accents left out. */
    List<Symbol.Let> formulas(String wanted) {
        String bare = Lexicon.plain(wanted);
        List<Symbol.Let> formulas = new ArrayList<>();
        for (String n : new TreeSet<>(List.of(wanted, bare))) {
            if (symbol(n) instanceof Symbol.Let let) {
                formulas.add(let);
            }
            if (call(n) != null) {
                formulas.add(call(n));
            }
        }
        return formulas;
    }

    /** Another way to write a name, or null. */
    String alias(String written) {
        return aliases.get(written);
    }

    /** Lets a derivation define a name anew. */
    void leaveOpen(String name) {
        open.add(name);
    }

    void close(String name) {
        open.remove(name);
    }

    /** The names of which a derivation has not said what they are. */
    Set<String> anyFunctions() {
        return Set.copyOf(open);
    }

    void closeAll() {
        closed = true;
    }

    /** Whether a derivation may define the name anew: a drawn number, or "any function f". */
    boolean open(String name) {
        return !closed && (open.contains(name) || names.get(name) instanceof Symbol.Real);
    }

    /** The names of states and indices, without primes. */
    Set<String> running() {
        Set<String> all = new TreeSet<>();
        names.forEach(
                (n, s) -> {
                    if (runs(s)) {
                        all.add(n);
                    }
                });
        return all;
    }

    /** What a bare name means: itself, or what is left of it without primes and accents. */
    Symbol symbol(String wanted) {
        Symbol s = names.get(wanted);
        Symbol bare = names.get(plain(wanted));
        return s != null || !runs(bare) ? s : bare;
    }

    /** The layer whose states a bare name runs over, primes and accents included. */
    Symbol.Layer layer(String wanted) {
        Symbol.Layer also = synonyms.get(plain(wanted));
        return also != null ? also : symbol(wanted) instanceof Symbol.Layer l ? l : null;
    }

    /** A function of the model. */
    Symbol.Let call(String wanted) {
        return calls.get(wanted);
    }

    private static boolean runs(Symbol s) {
        return s instanceof Symbol.Index || s instanceof Symbol.Layer;
    }

    /** A name without primes and accents. */
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

    /** A name without primes: an accent makes another name, but f' is about f. */
    static String unprimed(String name) {
        return name.replace("'", "");
    }

    /** The range of an index letter, or null if it is none. */
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
}
