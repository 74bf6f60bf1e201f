/**
 * Models: what the names in a derivation mean. A model is one small text file ({@code rbm.model},
 * {@code adam.model}, ...) in the notation of the notes. Read {@code rbm.model} first, then {@link
 * descent.derivation.model.Model} and {@link descent.derivation.model.Evaluator}.
 */
package descent.derivation.model;
