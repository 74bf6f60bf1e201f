package descent.derivation.model;

import descent.derivation.tex.Expr;
import java.util.List;

/**
 * One number of a model: a name with the values of its indices, such as w_{11}.
 *
 * @param name the name
 * @param index the indices
 */
public record Key(String name, List<Integer> index) {
    /**
     * In LaTeX.
     *
     * @return for example {@code w_{1,1}}
     */
    @Override
    public String toString() {
        return new Expr.Sym(name, index.stream().map(Expr::num).toList()).toString();
    }
}
