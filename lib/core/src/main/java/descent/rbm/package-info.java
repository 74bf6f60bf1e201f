/**
 * The restricted Boltzmann machine: from the energy to the gradient of the likelihood, exact, then
 * sampled, then trained. Read {@link descent.rbm.Rbm} first, then {@link
 * descent.rbm.GradientEstimator} and {@link descent.rbm.Training}, where the update rules of {@link
 * descent.optim} come in. {@link descent.rbm.RationalRbm} is the same model in exact fractions.
 *
 * <p>The letters are those of the notes: v visible (D units), h hidden (F units), W is D×F, b is
 * the bias of the visible and a of the hidden units; many texts exchange a and b.
 *
 * @serial exclude
 */
package descent.rbm;
