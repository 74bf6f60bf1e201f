/**
 * From LaTeX to a small tree and back. Read {@link descent.derivation.tex.Expr} first, then the
 * grammar {@code Formula.g4}, then {@link descent.derivation.tex.Tex}.
 */
package descent.derivation.tex;
