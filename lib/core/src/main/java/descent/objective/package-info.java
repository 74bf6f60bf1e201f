/**
 * What is minimised: functions with their gradients, and losses over the rows of a data set. Read
 * {@link descent.objective.Objective} first.
 *
 * @serial exclude
 */
package descent.objective;
