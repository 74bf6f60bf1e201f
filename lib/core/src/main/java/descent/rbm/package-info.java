/**
 * The restricted Boltzmann machine: from the energy to the gradient of the likelihood, exact, then
 * sampled, then trained. Read {@link descent.rbm.Rbm} first, then {@link
 * descent.rbm.GradientEstimator} and {@link descent.rbm.Training}, where the update rules of {@link
 * descent.optim} come in.
 *
 * <ul>
 *   <li>The model: {@link descent.rbm.EnergyModel}, {@link descent.rbm.Parameters}, {@link
 *       descent.rbm.Rbm}. As the notes have it, every state written out: {@link
 *       descent.rbm.JointTable}; in fractions: {@link descent.rbm.RationalRbm}, {@link
 *       descent.rbm.RationalGibbs}.
 *   <li>Exact sums over the smaller layer: {@link descent.rbm.PartitionFunction}, {@link
 *       descent.rbm.Gradient}, {@link descent.rbm.ExactSamples}; in parts for many machines: {@link
 *       descent.rbm.ExactParts}. Behind them: {@code StateBlocks}.
 *   <li>Samples and estimates: {@link descent.rbm.GibbsChains}, {@link
 *       descent.rbm.ParallelTempering}, {@link descent.rbm.AnnealedImportanceSampling}, {@link
 *       descent.rbm.PseudoLikelihood}, {@link descent.rbm.Reconstruction}. Behind them: {@code
 *       Gibbs}, {@code Layer} and {@code RowSums}, where the time goes, {@code Logistic}, {@code
 *       Stream}.
 *   <li>Training: the estimators {@link descent.rbm.Exact}, {@link
 *       descent.rbm.ContrastiveDivergence}, {@link descent.rbm.Persistent}, {@link
 *       descent.rbm.ExpectedContrastiveDivergence}; {@link descent.rbm.TrainingRun}, and its files,
 *       {@code Checkpoint} and {@code Sheet}.
 * </ul>
 *
 * <p>It is one package because the exact sums and the samplers work on the model's own numbers,
 * which nobody else can change.
 *
 * <p>The letters are those of the notes: v visible (D units), h hidden (F units), W is D×F, b is
 * the bias of the visible and a of the hidden units; many texts exchange a and b.
 *
 * @serial exclude
 */
package descent.rbm;
