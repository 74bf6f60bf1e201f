package descent.homework;

/**
 * What was found out about the answers to a task.
 *
 * @param right whether all is right
 * @param mistake the key of the mistake, empty if right or not recognised
 * @param sentence what may be said to anybody: names no input and no value that is right
 * @param detail what came and what was expected, for a check on public inputs; may be empty
 */
record Diagnosis(boolean right, String mistake, String sentence, String detail) {
    Judgement judgement() {
        return new Judgement(right ? 1 : 0, mistake, sentence);
    }
}
