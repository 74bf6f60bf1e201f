package descent.homework;

import java.util.List;

/**
 * An assignment: a notebook with tasks.
 *
 * @param name the file name of its source without ending, the same in nbgrader
 * @param tasks its automatically graded tasks, in the order of the notebook
 */
public record Assignment(String name, List<Task> tasks) {
    /**
     * Keeps a copy of the list.
     *
     * @param name the file name of its source without ending
     * @param tasks its automatically graded tasks
     */
    public Assignment {
        tasks = List.copyOf(tasks);
    }

    /**
     * All assignments of the course.
     *
     * @return in the order of the course
     */
    public static List<Assignment> all() {
        return List.of(
                UpdateRules.assignment(),
                Derivations.assignment(),
                SmallRbm.assignment(),
                Project.assignment());
    }
}
