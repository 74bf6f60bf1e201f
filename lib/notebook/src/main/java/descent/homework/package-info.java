/**
 * Homework: tasks that are defined once and used twice. The visible check in a notebook calls the
 * student's function directly on inputs from a public seed; the lecturer's grader sends calls made
 * from a secret seed into a sandbox and judges the values that come back as text.
 *
 * <p>Read {@link descent.homework.Task} first. The assignments are {@link
 * descent.homework.UpdateRules}, {@link descent.homework.Derivations}, {@link
 * descent.homework.SmallRbm} and {@link descent.homework.Project}. A task whose answer is a
 * function is a {@link descent.homework.FunctionTask}: what is right, and the usual mistakes as
 * computations of their own.
 */
package descent.homework;
