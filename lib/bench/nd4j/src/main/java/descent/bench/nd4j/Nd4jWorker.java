package descent.bench.nd4j;

import descent.bench.Worker;
import java.io.IOException;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Answers as {@link Worker} does, with ND4J's numbers. */
public final class Nd4jWorker {
    private Nd4jWorker() {}

    /**
     * Answers until the input ends.
     *
     * @param arguments the folder of the inputs, the number of threads
     * @throws IOException if the input cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        System.setProperty(Numbers.FOLDER, arguments[0]);
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
        int threads = Integer.parseInt(arguments[1]);
        Nd4j.getEnvironment().setMaxThreads(threads);
        Nd4j.getEnvironment().setMaxMasterThreads(threads);
        Worker.serve(Nd4jWorker::check);
    }

    private static double[] check(String[] words) {
        return switch (words[1]) {
            case "rule" -> Nd4jRule.threeSteps(words[2]);
            case "hidden" -> Nd4jCd.hidden();
            case "meanOfB" -> Nd4jCd.meanOfB(Integer.parseInt(words[2]));
            default -> throw new IllegalArgumentException("no such check: " + words[1]);
        };
    }
}
