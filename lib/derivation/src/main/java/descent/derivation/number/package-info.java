/**
 * Four kinds of numbers for one evaluator: {@link descent.derivation.number.Exact} (fractions and
 * logarithms of fractions), {@link descent.derivation.number.Approx} (doubles that know their
 * rounding error), {@link descent.derivation.number.Residue} (a prime field, for proofs) and {@link
 * descent.derivation.number.Dual} over any of them (derivatives). Read {@link
 * descent.derivation.number.Scalar} first.
 */
package descent.derivation.number;
