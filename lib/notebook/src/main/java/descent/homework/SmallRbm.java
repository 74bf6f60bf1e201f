package descent.homework;

import descent.homework.RbmSignatures.ExactSum;
import descent.homework.RbmSignatures.ExactTable;
import descent.homework.RbmSignatures.OfBoth;
import descent.homework.RbmSignatures.OfLayer;
import descent.homework.RbmSignatures.OfVisible;
import descent.homework.RbmSignatures.OneStep;
import java.util.List;

/** The third assignment: the quantities of a small restricted Boltzmann machine. */
public final class SmallRbm {
    private static final double TOLERANCE = 1e-9;

    /** The energy of a state. */
    public static final FunctionTask<OfBoth> ENERGY =
            new FunctionTask<>(
                    "energy",
                    5,
                    "energy",
                    (f, in) -> f.of(in.raw(0), in.raw(1), in.raw(2), in.raw(3), in.raw(4)),
                    Layers::both,
                    Layers::energy,
                    TOLERANCE,
                    Layers.energyMistakes());

    /** The hidden units given the visible ones. */
    public static final FunctionTask<OfLayer> HIDDEN_GIVEN =
            new FunctionTask<>(
                    "hidden-given",
                    5,
                    "hiddenGiven",
                    (f, in) -> f.of(in.raw(0), in.raw(1), in.raw(2), in.raw(3)),
                    r -> Layers.one(r, true),
                    Layers::hidden,
                    TOLERANCE,
                    Layers.conditional(true));

    /** The visible units given the hidden ones. */
    public static final FunctionTask<OfLayer> VISIBLE_GIVEN =
            new FunctionTask<>(
                    "visible-given",
                    5,
                    "visibleGiven",
                    (f, in) -> f.of(in.raw(0), in.raw(1), in.raw(2), in.raw(3)),
                    r -> Layers.one(r, false),
                    Layers::visible,
                    TOLERANCE,
                    Layers.conditional(false));

    /** The free energy, also for large inputs. */
    public static final FunctionTask<OfVisible> FREE_ENERGY =
            new FunctionTask<>(
                    "free-energy",
                    7,
                    "freeEnergy",
                    (f, in) -> f.of(in.raw(0), in.raw(1), in.raw(2), in.raw(3)),
                    Layers::free,
                    Layers::freeEnergy,
                    TOLERANCE,
                    Layers.freeMistakes());

    /** The partition function as a fraction. */
    public static final FunctionTask<ExactSum> PARTITION =
            new FunctionTask<>(
                    "partition",
                    8,
                    "partition",
                    (f, in) -> f.of(in.raw(0), in.raw(1), in.raw(2)),
                    Exactly::models,
                    Exactly::partition,
                    0,
                    Exactly.partitionMistakes());

    /** The gradient of the log-likelihood as fractions. */
    public static final FunctionTask<ExactTable> EXACT_GRADIENT =
            new FunctionTask<>(
                    "exact-gradient",
                    10,
                    "exactGradient",
                    (f, in) -> f.of(in.raw(0), in.raw(1), in.raw(2), in.raw(3)),
                    Exactly::rows,
                    Exactly::gradient,
                    0,
                    Exactly.gradientMistakes());

    /** One step of contrastive divergence. */
    public static final FunctionTask<OneStep> CD_1 =
            new FunctionTask<>(
                    "cd-1",
                    10,
                    "cd1",
                    (f, in) ->
                            f.of(in.raw(0), in.raw(1), in.raw(2), in.raw(3), in.raw(4), in.raw(5)),
                    OneStepOfCd::cases,
                    OneStepOfCd::right,
                    TOLERANCE,
                    OneStepOfCd.mistakes());

    private SmallRbm() {}

    /** {@return the assignment} */
    static Assignment assignment() {
        return new Assignment(
                "hw3-rbm",
                List.of(
                        ENERGY,
                        HIDDEN_GIVEN,
                        VISIBLE_GIVEN,
                        FREE_ENERGY,
                        PARTITION,
                        EXACT_GRADIENT,
                        CD_1));
    }
}
