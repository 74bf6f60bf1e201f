package descent.homework;

import java.util.Objects;

/**
 * What a task's answers are worth.
 *
 * @param share of the task's points, 0 to 1
 * @param mistake the key of the recognised mistake for statistics, empty if there is none
 * @param sentence what the student reads, in the reader's language; names no secret input
 */
public record Judgement(double share, String mistake, String sentence) {
    /**
     * Refuses a share outside [0, 1] and null.
     *
     * @param share of the task's points, 0 to 1
     * @param mistake the key of the recognised mistake, empty if there is none
     * @param sentence what the student reads
     */
    public Judgement {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share = " + share + ", not in [0, 1]");
        }
        Objects.requireNonNull(mistake, "mistake");
        Objects.requireNonNull(sentence, "sentence");
    }
}
