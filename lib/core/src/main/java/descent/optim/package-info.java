/**
 * Update rules: how one step of an optimizer changes the parameters.
 *
 * <p>Read {@link descent.optim.Rule} first, then {@link descent.optim.GradientDescent}, the
 * smallest of them, then {@link descent.optim.Adam}. A {@link descent.optim.Trace} is a run of a
 * rule; {@link descent.optim.Rules#all} lists the rules. A new rule is a record with {@code slots}
 * and {@code update}; with {@code formula} it can explain itself.
 *
 * @serial exclude
 */
package descent.optim;
