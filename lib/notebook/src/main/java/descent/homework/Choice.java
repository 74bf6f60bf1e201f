package descent.homework;

import descent.optim.Adadelta;
import descent.optim.Adagrad;
import descent.optim.Adam;
import descent.optim.GradientDescent;
import descent.optim.Momentum;
import descent.optim.Nesterov;
import descent.optim.RmsProp;
import descent.optim.Rule;
import descent.optim.Schedule;
import descent.text.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An optimizer chosen in words.
 *
 * <pre>
 *   rule=adam eta=0.01 beta1=0.9 beta2=0.999 eps=1e-8 schedule=cosine batch=32 epochs=40
 * </pre>
 *
 * <p>Rules: gd, momentum, nesterov, adagrad, rmsprop, adadelta, adam. Schedules: constant,
 * inverse-root, cosine (over the whole run). What is left out keeps its usual value; rule, batch
 * and epochs must be there, and eta for every rule but adadelta.
 *
 * @param rule the rule with its numbers
 * @param batch rows per step
 * @param epochs how often the training rows are gone through
 */
record Choice(Rule rule, int batch, int epochs) {
    private static final Messages SAY = Messages.beside(Choice.class);
    private static final List<String> NAMES =
            List.of(
                    "rule",
                    "eta",
                    "mu",
                    "rho",
                    "beta1",
                    "beta2",
                    "eps",
                    "schedule",
                    "batch",
                    "epochs");
    private static final int MOST_TEXT = 400;

    /** A text that is no choice; the message says why. */
    static final class NoChoice extends IllegalArgumentException {
        private static final long serialVersionUID = 1;
        private final String key;

        NoChoice(String key, Object... values) {
            super(SAY.get("mistake." + key, values));
            this.key = key;
        }

        /** The key of the mistake. */
        String key() {
            return key;
        }
    }

    /** Reads a choice for a training set of so many rows. */
    static Choice of(String text, int rows) {
        Map<String, String> given = words(text);
        int batch = whole(given, "batch", rows);
        int epochs = whole(given, "epochs", 1_000_000);
        int steps = Math.max(1, epochs * ((rows - 1) / batch + 1));
        try {
            return new Choice(rule(given, steps), batch, epochs);
        } catch (NoChoice e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new NoChoice("choice-number", e.getMessage());
        }
    }

    private static Map<String, String> words(String text) {
        Map<String, String> given = new LinkedHashMap<>();
        if (text.isBlank() || text.length() > MOST_TEXT) {
            throw new NoChoice("choice-format", "");
        }
        for (String word : text.strip().split("[\\s,;]+")) {
            String[] parts = word.split("=", -1);
            if (parts.length != 2 || parts[1].isEmpty()) {
                throw new NoChoice("choice-format", Homework.brief(word));
            }
            if (!NAMES.contains(parts[0])) {
                throw new NoChoice(
                        "choice-name", Homework.brief(parts[0]), String.join(", ", NAMES));
            }
            if (given.put(parts[0], parts[1]) != null) {
                throw new NoChoice("choice-twice", parts[0]);
            }
        }
        return given;
    }

    private static int whole(Map<String, String> given, String name, int most) {
        String text = given.get(name);
        if (text == null) {
            throw new NoChoice("choice-missing", name);
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= 1 && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new NoChoice("choice-number", name + "=" + Homework.brief(text));
    }

    private static double number(Map<String, String> given, String name, Double usual) {
        String text = given.get(name);
        if (text == null && usual == null) {
            throw new NoChoice("choice-missing", name);
        }
        try {
            double value = text == null ? usual : Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new NoChoice("choice-number", name + "=" + Homework.brief(text));
    }

    private static Schedule schedule(Map<String, String> given, int steps) {
        double eta = number(given, "eta", null);
        String name = given.getOrDefault("schedule", "constant");
        return switch (name) {
            case "constant" -> Schedule.constant(eta);
            case "inverse-root" -> Schedule.inverseRoot(eta);
            case "cosine" -> Schedule.cosine(eta, steps);
            default -> throw new NoChoice("choice-schedule", Homework.brief(name));
        };
    }

    private static Rule rule(Map<String, String> given, int steps) {
        String name = given.get("rule");
        if (name == null) {
            throw new NoChoice("choice-missing", "rule");
        }
        double mu = number(given, "mu", 0.9);
        double eps = number(given, "eps", 1e-8);
        return switch (name) {
            case "gd" -> new GradientDescent(schedule(given, steps));
            case "momentum" -> new Momentum(Momentum.Form.NOTES, schedule(given, steps), mu);
            case "nesterov" -> new Nesterov(Nesterov.Form.NOTES, schedule(given, steps), mu);
            case "adagrad" -> new Adagrad(Adagrad.Form.NOTES, schedule(given, steps), 0, 0);
            case "rmsprop" ->
                    new RmsProp(
                            RmsProp.Form.NOTES,
                            schedule(given, steps),
                            number(given, "rho", 0.9),
                            eps);
            case "adadelta" ->
                    Adadelta.asInNotes(number(given, "rho", 0.95), number(given, "eps", 1e-6));
            case "adam" ->
                    new Adam(
                            Adam.Form.PAPER,
                            schedule(given, steps),
                            number(given, "beta1", 0.9),
                            number(given, "beta2", 0.999),
                            eps);
            default -> throw new NoChoice("choice-rule", Homework.brief(name));
        };
    }
}
