package descent.homework;

import java.util.List;

/**
 * A task of an assignment: what a submission is asked, and what its answers are worth.
 *
 * <p>All randomness comes from the seed: {@link #calls} and {@link #judge} with the same seed
 * belong together.
 */
public interface Task {
    /**
     * The task's name: the grade_id of its points cell.
     *
     * @return ASCII words joined by hyphens
     */
    String id();

    /**
     * The points of a full solution, as in the assignment's source.
     *
     * @return at least 1
     */
    int points();

    /**
     * The questions: Java expressions, evaluated in this order in one shell after the submission's
     * own code. Empty if the answer is the text of the answer cell itself.
     *
     * @param seed what the inputs are made from
     * @return Java expressions of plain types (numbers, arrays, text, fractions)
     */
    List<String> calls(long seed);

    /**
     * What the answers are worth.
     *
     * @param seed the seed of the questions
     * @param answers one for each call, in order; the text of the answer cell if there are no calls
     * @return share of the points, and what the student reads
     */
    Judgement judge(long seed, List<Answer> answers);
}
