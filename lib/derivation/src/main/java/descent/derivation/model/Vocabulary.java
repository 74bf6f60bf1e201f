package descent.derivation.model;

import descent.derivation.tex.Expr;
import descent.derivation.tex.Signature;
import java.util.List;

/**
 * A model's names as the reader of formulas sees them.
 *
 * @param model the model
 */
record Vocabulary(Model model) implements Signature {
    @Override
    public String canonical(String written) {
        String same = model.alias(written);
        String bare = Model.plain(written);
        return same != null
                ? same
                : model.alias(bare) == null ? written : written.replace(bare, model.alias(bare));
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
        return model.symbol(Model.plain(wanted)) instanceof Symbol.Let l
                && !new Free(model).states(l).isEmpty();
    }

    @Override
    public boolean callable(String wanted) {
        String bare = Model.plain(wanted);
        boolean distribution = !model.layers().isEmpty();
        return wanted.equals("sigma") && model.symbol("sigma") == null
                || bare.equals("P") && distribution
                || model.call(bare) != null
                || model.symbol(bare) instanceof Symbol.Let && distribution;
    }

    @Override
    public boolean applies(String wanted, List<Expr> args) {
        String bare = Model.plain(wanted);
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
}
