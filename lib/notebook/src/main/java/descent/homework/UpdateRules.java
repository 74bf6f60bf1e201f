package descent.homework;

import descent.homework.Signatures.LookingAhead;
import descent.homework.Signatures.Numbers;
import descent.homework.Signatures.Placement;
import descent.homework.Signatures.WithAverage;
import descent.homework.Signatures.WithMoments;
import descent.homework.Signatures.WithRate;
import descent.homework.Signatures.WithTwo;
import descent.optim.Adadelta;
import descent.optim.Adagrad;
import descent.optim.Adam;
import descent.optim.GradientDescent;
import descent.optim.Momentum;
import descent.optim.RmsProp;
import descent.optim.Rule;
import descent.optim.Schedule;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * The first assignment: the update rules of the notes, written out.
 *
 * <p>Each rule gets a start θ and the gradients g₁, g₂, …, one row per step, and gives the path θ₁,
 * θ₂, …, one row per step. It begins with an empty memory and leaves its arguments as they are.
 */
public final class UpdateRules {
    private static final double TOLERANCE = 1e-9;

    /** Gradient descent. */
    public static final FunctionTask<WithRate> GRADIENT_DESCENT =
            path(
                    "gradient-descent",
                    4,
                    "gradientDescent",
                    (f, in) -> f.path(in.raw(0), in.raw(1), in.number(2)),
                    r -> twice(r, k -> Paths.inputs(r, 4 + k, false, rate(r))),
                    in -> new GradientDescent(in.number(2)),
                    Descents::descent);

    /** Momentum as in the notes: η inside the velocity. */
    public static final FunctionTask<WithTwo> MOMENTUM =
            path(
                    "momentum",
                    5,
                    "momentum",
                    (f, in) -> f.path(in.raw(0), in.raw(1), in.number(2), in.number(3)),
                    r -> twice(r, k -> Paths.inputs(r, 4 + k, false, rate(r), decay(r))),
                    in -> Momentum.asInNotes(in.number(2), in.number(3)),
                    Descents::momentum);

    /** Nesterov's method on a quadratic function. */
    public static final FunctionTask<LookingAhead> NESTEROV = nesterov();

    /** Adagrad without ε; a coordinate without any gradient does not move. */
    public static final FunctionTask<WithRate> ADAGRAD =
            path(
                    "adagrad",
                    6,
                    "adagrad",
                    (f, in) -> f.path(in.raw(0), in.raw(1), in.number(2)),
                    r -> twice(r, k -> Paths.inputs(r, 4 + k, k > 0, rate(r))),
                    in -> Adagrad.asInNotes(in.number(2)),
                    Adaptives::adagrad);

    /** RMSprop as in the notes: ε inside the root. */
    public static final FunctionTask<WithAverage> RMSPROP =
            path(
                    "rmsprop",
                    6,
                    "rmsprop",
                    (f, in) ->
                            f.path(in.raw(0), in.raw(1), in.number(2), in.number(3), in.number(4)),
                    r -> twice(r, k -> Paths.inputs(r, 4 + k, false, rate(r), decay(r), loud(r))),
                    in -> new RmsProp(RmsProp.Form.NOTES, rate(in), in.number(3), in.number(4)),
                    Adaptives::rmsprop);

    /** Adadelta: the average of the steps already made. */
    public static final FunctionTask<WithTwo> ADADELTA =
            path(
                    "adadelta",
                    7,
                    "adadelta",
                    (f, in) -> f.path(in.raw(0), in.raw(1), in.number(2), in.number(3)),
                    r -> twice(r, k -> Paths.inputs(r, 4 + k, false, decay(r), loud(r))),
                    in -> Adadelta.asInNotes(in.number(2), in.number(3)),
                    Adaptives::adadelta);

    /** Adam as in the notes: folded correction, ε inside the root of v. */
    public static final FunctionTask<WithMoments> ADAM =
            path(
                    "adam",
                    8,
                    "adam",
                    (f, in) ->
                            f.path(
                                    in.raw(0),
                                    in.raw(1),
                                    in.number(2),
                                    in.number(3),
                                    in.number(4),
                                    in.number(5)),
                    r ->
                            twice(
                                    r,
                                    k ->
                                            Paths.inputs(
                                                    r,
                                                    4 + k,
                                                    false,
                                                    rate(r),
                                                    Paths.between(r, 0.3, 0.5),
                                                    Paths.between(r, 0.6, 0.9),
                                                    loud(r))),
                    in ->
                            new Adam(
                                    Adam.Form.NOTES,
                                    rate(in),
                                    in.number(3),
                                    in.number(4),
                                    in.number(5)),
                    Moments::adam);

    /** Three steps of momentum by hand. */
    public static final FunctionTask<Numbers> PREDICT_MOMENTUM =
            predict("predict-momentum", 4, "predictMomentum", Predictions.momentum());

    /** Three steps of Nesterov's method by hand. */
    public static final FunctionTask<Numbers> PREDICT_NESTEROV =
            predict("predict-nesterov", 5, "predictNesterov", Predictions.nesterov());

    /** Three steps of Adam by hand. */
    public static final FunctionTask<Numbers> PREDICT_ADAM =
            predict("predict-adam", 5, "predictAdam", Predictions.adam());

    /** Which of four fragments is wrong, and gradients that show it. */
    public static final FragmentTask WRONG_FRAGMENT = new FragmentTask("wrong-fragment", 6);

    /** Which of four placements of ε made a first step. */
    public static final FunctionTask<Placement> EPSILON_PLACES =
            new FunctionTask<>(
                    "epsilon-places",
                    8,
                    "placement",
                    (f, in) ->
                            f.of(
                                    in.number(0),
                                    in.number(1),
                                    in.number(2),
                                    in.number(3),
                                    in.number(4),
                                    in.number(5)),
                    Placements::cases,
                    Placements::right,
                    0,
                    Placements.mistakes());

    private UpdateRules() {}

    /** {@return the assignment} */
    static Assignment assignment() {
        return new Assignment(
                "hw1-update-rules",
                List.of(
                        GRADIENT_DESCENT,
                        MOMENTUM,
                        NESTEROV,
                        ADAGRAD,
                        RMSPROP,
                        ADADELTA,
                        ADAM,
                        PREDICT_MOMENTUM,
                        PREDICT_NESTEROV,
                        PREDICT_ADAM,
                        WRONG_FRAGMENT,
                        EPSILON_PLACES));
    }

    private static <F> FunctionTask<F> path(
            String id,
            int points,
            String function,
            FunctionTask.Caller<F> caller,
            Function<SplittableRandom, List<Inputs>> inputs,
            Function<Inputs, Rule> rule,
            Function<Function<Inputs, double[][]>, List<Mistake>> mistakes) {
        Function<Inputs, double[][]> right =
                in -> Paths.of(rule.apply(in), in.vector(0), in.matrix(1));
        return new FunctionTask<>(
                id,
                points,
                function,
                caller,
                inputs,
                right::apply,
                TOLERANCE,
                mistakes.apply(right));
    }

    private static FunctionTask<LookingAhead> nesterov() {
        Function<Inputs, double[][]> right = Paths::lookingAhead;
        return new FunctionTask<>(
                "nesterov",
                6,
                "nesterov",
                (f, in) -> f.path(in.raw(0), in.raw(1), in.number(2), in.number(3), in.count(4)),
                r -> twice(r, k -> Paths.curved(r, 4 + k)),
                right::apply,
                TOLERANCE,
                Descents.nesterov(right));
    }

    private static FunctionTask<Numbers> predict(
            String id, int points, String function, List<Mistake> rightThenMistakes) {
        return new FunctionTask<>(
                id,
                points,
                function,
                (f, in) -> f.get(),
                r -> List.of(new Inputs()),
                rightThenMistakes.get(0).variant(),
                TOLERANCE,
                rightThenMistakes.subList(1, rightThenMistakes.size()));
    }

    private static List<Inputs> twice(SplittableRandom random, IntFunction<Inputs> one) {
        return List.of(one.apply(0), one.apply(1));
    }

    private static double rate(SplittableRandom random) {
        return Paths.between(random, 0.05, 0.4);
    }

    private static double decay(SplittableRandom random) {
        return Paths.between(random, 0.55, 0.85);
    }

    /** An ε so large that its place shows. */
    private static double loud(SplittableRandom random) {
        return Paths.between(random, 0.05, 0.3);
    }

    private static Schedule rate(Inputs in) {
        return Schedule.constant(in.number(2));
    }
}
