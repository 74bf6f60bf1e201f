/**
 * Derivations that are checked line by line. Read {@link descent.derivation.Checker} first (a text
 * in LaTeX goes in, a {@link descent.derivation.Report} comes out), then {@link
 * descent.derivation.Verdict}.
 */
package descent.derivation;
