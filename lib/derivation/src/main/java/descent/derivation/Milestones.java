package descent.derivation;

import descent.derivation.model.Model;
import descent.derivation.tex.Expr;
import descent.derivation.tex.Statement;
import descent.derivation.tex.Tex;
import descent.text.Messages;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lines that must appear, in order, up to algebra and notation. They keep "first line = last line"
 * from passing as a derivation.
 */
final class Milestones {
    private static final Messages SAY = Messages.beside(Milestones.class);

    private final List<String> texts;
    private final List<Set<BigInteger>> wanted = new ArrayList<>();
    private final Fingerprint fingerprint;
    private final Set<Integer> missed = new HashSet<>();
    private int next;

    Milestones(List<String> texts, Model model) {
        this.texts = texts;
        this.fingerprint = new Fingerprint(model);
        for (String text : texts) {
            Statement s = Tex.statement(new Tex.Source(1, text, ""), model.signature());
            Set<BigInteger> sides = new HashSet<>();
            s.sides().forEach(e -> sides.add(fingerprint.of(e)));
            wanted.add(sides);
        }
    }

    /**
     * Takes note of a line that holds, and says which milestones it jumps over. The other sides of
     * an equation may stand in earlier lines of the same chain.
     */
    List<String> pass(List<Expr> sides, Set<BigInteger> chain) {
        List<String> notes = new ArrayList<>();
        Set<BigInteger> line = new HashSet<>();
        sides.forEach(e -> line.add(fingerprint.of(e)));
        Set<BigInteger> here = new HashSet<>(chain);
        here.addAll(line);
        for (int m = next; m < wanted.size(); m++) {
            if (here.containsAll(wanted.get(m))
                    && wanted.get(m).stream().anyMatch(line::contains)) {
                for (int k = next; k < m; k++) {
                    missed.add(k);
                    notes.add(SAY.get("jumps", "$" + texts.get(k) + "$"));
                }
                next = m + 1;
            }
        }
        return notes;
    }

    /** What is missing at the end. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (int m = 0; m < texts.size(); m++) {
            if (m >= next || missed.contains(m)) {
                missing.add(SAY.get("missing", m + 1, "$" + texts.get(m) + "$"));
            }
        }
        return missing;
    }
}
