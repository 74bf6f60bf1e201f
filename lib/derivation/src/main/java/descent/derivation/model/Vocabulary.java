package descent.derivation.model;

import descent.derivation.tex.Expr;
import descent.derivation.tex.Signature;
import java.util.List;

/**
 * A model's names as the reader of formulas sees them.
 *
 * @param model the model
 * @param building whether the model is still being put together, so that every name is open
 */
record Vocabulary(Model model, boolean building) implements Signature {
    @Override
    public String canonical(String written) {
        String same = model.lexicon().alias(written);
        String bare = Lexicon.plain(written);
        return same != null
                ? same
                : model.lexicon().alias(bare) == null
                        ? written
                        : written.replace(bare, model.lexicon().alias(bare));
    }

    @Override
    public boolean known(String wanted) {
        return model.symbol(wanted) != null
                || model.layer(wanted) != null
                || callable(wanted)
                || wanted.equals("theta") && model.free()
                || wanted.endsWith("'") && aboutStates(wanted);
    }

    /** e' has a meaning because e is about states, which can have primes. */
    private boolean aboutStates(String wanted) {
        return model.symbol(Lexicon.plain(wanted)) instanceof Symbol.Let l
                && !new Free(model).states(l).isEmpty();
    }

    @Override
    public boolean callable(String wanted) {
        String bare = Lexicon.unprimed(wanted);
        boolean distribution = !model.layers().isEmpty();
        return wanted.equals("sigma") && model.symbol("sigma") == null
                || bare.equals("P") && distribution
                || model.call(bare) != null
                || model.symbol(bare) instanceof Symbol.Let && distribution;
    }

    @Override
    public boolean applies(String wanted, List<Expr> args) {
        String bare = Lexicon.unprimed(wanted);
        return bare.equals("P") || model.call(bare) != null || args.stream().allMatch(this::state);
    }

    /**
     * Only a state, or θ, can be an argument of an abbreviation: Z(θ), but Z(a + b) is a product.
     */
    private boolean state(Expr e) {
        return e instanceof Expr.Sym s
                && s.index().isEmpty()
                && (model.layer(s.name()) != null || s.name().equals("theta"));
    }

    @Override
    public int arity(String wanted) {
        return model.letters(wanted).size();
    }

    @Override
    public boolean units(String wanted) {
        return model.units(wanted);
    }

    @Override
    public boolean open(String wanted) {
        return building || model.lexicon().open(wanted);
    }

    @Override
    public boolean series(String wanted) {
        return model.letters(wanted).equals(List.of("t"));
    }

    @Override
    public int next(String wanted) {
        return model.symbol(wanted) instanceof Symbol.Let l && l.startAt() == 1 ? 1 : 0;
    }

    @Override
    public boolean state(String wanted) {
        Symbol.Layer layer = model.layer(wanted);
        return layer != null && layer.units() > 0;
    }

    @Override
    public List<Expr> data() {
        return model.layers().isEmpty()
                ? List.of()
                : List.of(Expr.sym(model.layers().get(0).name()));
    }

    @Override
    public boolean index(String wanted) {
        return model.range(wanted) != null;
    }
}
