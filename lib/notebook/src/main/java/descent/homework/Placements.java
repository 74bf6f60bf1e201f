package descent.homework;

import descent.optim.Adam;
import descent.optim.Schedule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;

/** First steps of Adam with ε in four places, and how they are mistaken for one another. */
final class Placements {
    private static final Map<String, Adam.Form> FORMS =
            Map.of(
                    "notes", Adam.Form.NOTES,
                    "paper", Adam.Form.PAPER,
                    "keras", Adam.Form.KERAS,
                    "inside", Adam.Form.EPS_INSIDE_VHAT);
    private static final List<String> NAMES = List.of("notes", "paper", "keras", "inside");

    private Placements() {}

    /** Every form twice, in an order of the seed. */
    static List<Inputs> cases(SplittableRandom random) {
        List<Inputs> cases = new ArrayList<>();
        for (int k = 0; k < 8; k++) {
            String name = NAMES.get(k % 4);
            double g = Paths.between(random, 0.02, 0.2);
            double eta = Paths.between(random, 0.1, 0.9);
            double beta1 = Paths.between(random, 0.3, 0.6);
            double beta2 = Paths.between(random, 0.7, 0.95);
            double eps = Paths.between(random, 0.01, 0.05);
            Adam adam = new Adam(FORMS.get(name), Schedule.constant(eta), beta1, beta2, eps);
            double first = -adam.step(adam.init(0), new double[] {g}).theta(0);
            cases.add(new Inputs(first, g, eta, beta1, beta2, eps));
        }
        Collections.shuffle(cases, new Random(random.nextLong()));
        return cases;
    }

    /** The form whose first step it is. */
    static Object right(Inputs in) {
        return nearest(in, in.number(3), in.number(4), in.number(5));
    }

    /** The form that comes closest when these numbers are put in. */
    private static String nearest(Inputs in, double beta1, double beta2, double eps) {
        double g = in.number(1);
        double m = (1 - beta1) * g;
        double v = (1 - beta2) * g * g;
        double c = Math.sqrt(1 - beta2) / (1 - beta1);
        double[] first = {
            c * m / Math.sqrt(v + eps),
            g / (g + eps),
            c * m / (Math.sqrt(v) + eps),
            g / Math.sqrt(g * g + eps)
        };
        int best = 0;
        for (int k = 1; k < 4; k++) {
            double closer = Math.abs(in.number(2) * first[k] - in.number(0));
            if (closer < Math.abs(in.number(2) * first[best] - in.number(0))) {
                best = k;
            }
        }
        return NAMES.get(best);
    }

    static List<Mistake> mistakes() {
        List<Mistake> all = new ArrayList<>();
        for (String name : NAMES) {
            all.add(new Mistake("always-same", in -> name));
        }
        all.add(exchange("places-notes-inside", "notes", "inside"));
        all.add(exchange("places-paper-keras", "paper", "keras"));
        all.add(exchange("places-notes-keras", "notes", "keras"));
        all.add(exchange("places-paper-inside", "paper", "inside"));
        return all;
    }

    private static Mistake exchange(String key, String a, String b) {
        return new Mistake(
                key,
                in -> {
                    Object right = right(in);
                    return right.equals(a) ? b : right.equals(b) ? a : right;
                });
    }
}
