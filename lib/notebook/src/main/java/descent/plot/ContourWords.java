package descent.plot;

import descent.objective.Objective;
import descent.objective.TestFunction;
import descent.objective.Window;
import descent.text.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Contour lines and runs in words: which levels, where the minima are, how each run went. */
final class ContourWords {
    private static final Messages SAY = Messages.beside(ContourWords.class);

    private ContourWords() {}

    static String of(Objective objective, Surface surface, boolean arrows, List<Run> runs) {
        double[] levels = surface.levels();
        List<String> parts = new ArrayList<>();
        if (levels.length == 0) {
            parts.add(SAY.get("flat", Labels.of(objective.name()), range(surface.window())));
        } else {
            parts.add(
                    SAY.get(
                            "contours",
                            Labels.of(objective.name()),
                            range(surface.window()),
                            Numbers.text(levels[0], 3),
                            Numbers.text(levels[levels.length - 1], 3)));
        }
        if (objective instanceof TestFunction known) {
            double[][] minima = known.minima();
            parts.add(
                    minima.length == 0
                            ? SAY.get("saddleOnly")
                            : SAY.get(
                                    "minima",
                                    Numbers.text(objective.value(minima[0]), 3),
                                    Arrays.stream(minima)
                                            .map(Numbers::point)
                                            .collect(Collectors.joining(", "))));
        }
        if (arrows) {
            parts.add(SAY.get("gradients"));
        }
        for (Run run : runs) {
            parts.add(run.words(surface.window()));
        }
        return String.join(" ", parts);
    }

    private static String range(Window w) {
        return side(w.left(), w.right()) + " × " + side(w.bottom(), w.top());
    }

    private static String side(double from, double to) {
        return "[" + Numbers.text(from, 3) + ", " + Numbers.text(to, 3) + "]";
    }
}
