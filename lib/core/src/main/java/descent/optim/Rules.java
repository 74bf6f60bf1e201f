package descent.optim;

import java.util.List;

/** Lists of the library's rules. */
public final class Rules {
    private Rules() {}

    /**
     * Every rule in every form, with usual constants, the wrong forms included.
     *
     * @return the rules, grouped by rule, the notes' form first
     */
    public static List<Rule> all() {
        return List.of(
                new GradientDescent(0.01),
                Momentum.asInNotes(0.01),
                Momentum.asInPyTorch(0.01, 0.9),
                Momentum.averaged(0.01, 0.9),
                Nesterov.asInNotes(0.01),
                Nesterov.asInPyTorch(0.01, 0.9),
                Nesterov.asInKeras(0.01, 0.9),
                Nesterov.twoSequences(0.01, 0.9),
                Adagrad.asInNotes(0.01),
                Adagrad.asInPyTorch(0.01),
                Adagrad.asInKeras(0.01),
                RmsProp.asInNotes(0.001),
                RmsProp.asInPyTorch(0.001),
                RmsProp.corrected(0.001),
                Adadelta.asInNotes(),
                Adadelta.literal(0.95, 1e-6),
                Adadelta.asInPyTorch(1),
                Adam.asInNotes(0.001),
                Adam.asInPaper(0.001),
                Adam.asInPyTorch(0.001),
                Adam.asInKeras(0.001),
                Adam.epsilonInsideVHat(0.001),
                Adam.uncorrected(0.001),
                Adam.asPrintedN11a(0.001),
                AmsGrad.asInPaper(0.001),
                AmsGrad.asInPyTorch(0.001),
                AmsGrad.asInKeras(0.001),
                Adamax.asInPaper(0.002),
                Adamax.asInPyTorch(0.002),
                Adamax.asInKeras(0.001));
    }

    /**
     * The seven rules of the notes, as in the notes, with usual learning rates.
     *
     * @return gradient descent, momentum, Nesterov, Adagrad, Adadelta, RMSprop, Adam
     */
    public static List<Rule> inNotes() {
        return List.of(
                new GradientDescent(0.01),
                Momentum.asInNotes(0.01),
                Nesterov.asInNotes(0.01),
                Adagrad.asInNotes(0.01),
                Adadelta.asInNotes(),
                RmsProp.asInNotes(0.001),
                Adam.asInNotes(0.001));
    }
}
