/**
 * The lecturer's side of homework.
 *
 * <p>{@link descent.grader.Runner} runs inside a sandbox, with the JDK and Commons Math only: it
 * evaluates the code of a submission and the questions it is asked, and writes the answers down as
 * text. {@link descent.grader.Referee} runs outside: it makes the questions from the lecturer's
 * seed and judges the answers. Nothing that knows an answer is ever inside, so nothing that a
 * submission does there can gain a point, except computing the right values.
 *
 * <p>The two are driven by {@code notebooks/tools/homework}.
 */
package descent.grader;
