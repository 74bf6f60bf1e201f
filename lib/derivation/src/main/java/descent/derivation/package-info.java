/**
 * Derivations that are checked line by line. Read {@link descent.derivation.Checker} first (a text
 * in LaTeX goes in, a {@link descent.derivation.Report} comes out), then {@link
 * descent.derivation.Verdict}.
 *
 * <p>From a line to its verdict:
 *
 * <ol>
 *   <li>{@link descent.derivation.tex.Tex#sources} cuts the text into statements; surroundings and
 *       decorations become spaces, so that every sign keeps its place.
 *   <li>{@link descent.derivation.tex.Tex#statement} reads one. What is misspelt is answered first
 *       ({@code Spelling}), then the grammar {@code Formula.g4} makes a parse tree and {@code
 *       Builder} an {@link descent.derivation.tex.Expr}, with the {@link
 *       descent.derivation.model.Model}'s knowledge of names.
 *   <li>{@code Walk} goes through the statements in order: which formula a line continues, what it
 *       defines, which milestone it passes, whether its reason can be right.
 *   <li>{@code Judge} decides one step. {@link descent.derivation.model.Sampler} chooses points,
 *       {@link descent.derivation.model.Evaluator} computes both sides there in exact numbers, or
 *       in doubles with a bound on their error ({@code number}), and {@code Comparison} compares.
 *   <li>A step that stands is tried once more in a prime field: {@code Proof}, and what it proves.
 *       Where no proof is possible, {@code Domain} asks whether the step needs a positive number.
 *   <li>A step that falls gets a {@link descent.derivation.Counterexample} ({@code Place}) and a
 *       {@link descent.derivation.Hint}: {@code Forms} tries the other forms of the rule, {@code
 *       Hints} the ratio and the difference of the sides, then the {@code Repairs} made by {@code
 *       Rewrites}, {@code SumSlips}, {@code MeanSlips}, {@code StepSlips}, {@code Factors} and
 *       {@code Lost}: one slip undone, and the step holds.
 * </ol>
 *
 * <p>{@link descent.derivation.Derivation} is the other way in, for lines written in Java; {@link
 * descent.derivation.Magic} is what the cell {@code %%derivation} calls.
 */
package descent.derivation;
