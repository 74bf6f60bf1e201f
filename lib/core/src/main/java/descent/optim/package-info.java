/**
 * Update rules: how one step of an optimizer changes the parameters. Read {@link
 * descent.optim.Rule} first, then {@link descent.optim.GradientDescent}, the smallest of them.
 */
package descent.optim;
