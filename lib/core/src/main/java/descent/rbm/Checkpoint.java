package descent.rbm;

import descent.optim.State;
import descent.text.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The two kinds of files: a model, and a training that is under way. */
final class Checkpoint {
    private static final String MODEL = "descent-rbm";
    private static final String TRAINING = "descent-rbm-training";
    private static final Messages SAY = Messages.beside(Checkpoint.class);

    private Checkpoint() {}

    static void write(Parameters rbm, Path file) throws IOException {
        Sheet sheet = Sheet.create(file, MODEL);
        put(sheet, rbm.visible, rbm.hidden, rbm.theta);
        sheet.write();
    }

    static Rbm read(Path file) throws IOException {
        Sheet sheet = Sheet.read(file, MODEL);
        int d = sheet.integer("D", 1, 1 << 20);
        int f = sheet.integer("F", 1, 1 << 20);
        double[] theta = parameters(sheet, "", d, f);
        sheet.end();
        return Rbm.of(d, f, theta);
    }

    static void write(TrainingRun run, Path file) throws IOException {
        Sheet sheet = Sheet.create(file, TRAINING);
        State state = run.state();
        Training training = run.training();
        int[] shape = run.shape();
        sheet.put("data", String.valueOf(run.fingerprint()));
        sheet.put("batch", training.batch());
        sheet.put("seed", String.valueOf(training.seed()));
        sheet.put("t", state.t());
        put(sheet, shape[0], shape[1], state.theta());
        sheet.put("slots", String.join(",", state.names()));
        for (double[] slot : state.slotValues()) {
            put(sheet, slot, "slot ", shape[0], shape[1]);
        }
        double[][] chains = run.chains();
        sheet.put("chains", chains.length);
        for (double[] chain : chains) {
            sheet.put("chain", chain);
        }
        sheet.write();
    }

    static TrainingRun read(Training training, Path file, double[][] data) throws IOException {
        Sheet sheet = Sheet.read(file, TRAINING);
        String dataOfFile = sheet.text("data");
        same(sheet, "batch", sheet.text("batch"), training.batch());
        same(sheet, "seed", sheet.text("seed"), training.seed());
        int t = sheet.integer("t", 0, Integer.MAX_VALUE);
        int d = sheet.integer("D", 1, 1 << 20);
        int f = sheet.integer("F", 1, 1 << 20);
        double[] theta = parameters(sheet, "", d, f);
        List<String> names = training.rules().get(0).slots();
        same(sheet, "slots", sheet.text("slots"), String.join(",", names));
        double[][] slot = new double[names.size()][];
        for (int k = 0; k < slot.length; k++) {
            slot[k] = parameters(sheet, "slot ", d, f);
        }
        int chains = training.estimator().chains();
        same(sheet, "chains", sheet.text("chains"), chains);
        double[][] chain = new double[chains][];
        for (int c = 0; c < chains; c++) {
            chain[c] = sheet.numbers("chain", d);
        }
        sheet.end();
        State state = new State(t, theta, names, slot);
        TrainingRun run = new TrainingRun(training, data, d, f, state, chain);
        same(sheet, "data", dataOfFile, run.fingerprint());
        return run;
    }

    private static void same(Sheet sheet, String name, String read, Object expected) {
        if (!read.equals(String.valueOf(expected))) {
            throw sheet.error(SAY.get("otherTraining", name, read, expected));
        }
    }

    private static void put(Sheet sheet, int d, int f, double[] theta) {
        sheet.put("D", d);
        sheet.put("F", f);
        put(sheet, theta, "", d, f);
    }

    private static void put(Sheet sheet, double[] theta, String prefix, int d, int f) {
        for (int i = 0; i < d; i++) {
            sheet.put(prefix + "w", java.util.Arrays.copyOfRange(theta, i * f, (i + 1) * f));
        }
        sheet.put(prefix + "b", java.util.Arrays.copyOfRange(theta, d * f, d * f + d));
        sheet.put(prefix + "a", java.util.Arrays.copyOfRange(theta, d * f + d, theta.length));
    }

    private static double[] parameters(Sheet sheet, String prefix, int d, int f) {
        double[] theta = new double[Parameters.length(d, f)];
        for (int i = 0; i < d; i++) {
            System.arraycopy(sheet.numbers(prefix + "w", f), 0, theta, i * f, f);
        }
        System.arraycopy(sheet.numbers(prefix + "b", d), 0, theta, d * f, d);
        System.arraycopy(sheet.numbers(prefix + "a", f), 0, theta, d * f + d, f);
        return theta;
    }
}
