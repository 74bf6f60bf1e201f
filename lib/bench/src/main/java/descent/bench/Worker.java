package descent.bench;

import descent.rbm.PartitionFunction;
import descent.rbm.Rbm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures what it is told on its standard input and answers with numbers, so that its turns can
 * alternate with those of other programs on the same machine.
 *
 * <pre>
 *   run CdStep.gradient warmup iterations milliseconds f=500 threads=1   →  ok ns ns ns ...
 *   check logZ 12 10                                                      →  ok number ...
 *   inputs folder                                                         →  ok
 * </pre>
 *
 * <p>Each measurement is one run of JMH in this virtual machine, which therefore stays warm.
 */
public final class Worker {
    private Worker() {}

    /**
     * Answers until the input ends.
     *
     * @param arguments none
     * @throws IOException if the input cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        serve(Worker::check);
    }

    /**
     * Answers until the input ends.
     *
     * @param checks what answers the words of a check
     * @throws IOException if the input cannot be read
     */
    public static void serve(Function<String[], double[]> checks) throws IOException {
        PrintStream out = System.out;
        System.setOut(System.err); // nothing but answers may appear among the answers
        System.setProperty("jmh.ignoreLock", "true");
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.println(answer(line.trim().split(" "), checks));
            out.flush();
        }
    }

    private static String answer(String[] words, Function<String[], double[]> checks) {
        try {
            return switch (words[0]) {
                case "run" -> numbers(run(words));
                case "check" -> numbers(checks.apply(words));
                case "inputs" -> {
                    Inputs.write(Path.of(words[1]));
                    yield "ok";
                }
                default -> "error no such command: " + words[0];
            };
        } catch (RunnerException | IOException | RuntimeException e) {
            return "error " + String.valueOf(e).replace('\n', ' ');
        }
    }

    private static String numbers(double... numbers) {
        return Arrays.stream(numbers)
                .mapToObj(Double::toString)
                .collect(Collectors.joining(" ", "ok ", ""));
    }

    /** Nanoseconds per operation, one number for each iteration. */
    private static double[] run(String[] words) throws RunnerException {
        ChainedOptionsBuilder options =
                new OptionsBuilder()
                        .include("descent\\.bench\\." + words[1].replace(".", "\\.") + "$")
                        .forks(0)
                        .mode(Mode.AverageTime)
                        .timeUnit(TimeUnit.NANOSECONDS)
                        .warmupIterations(Integer.parseInt(words[2]))
                        .measurementIterations(Integer.parseInt(words[3]))
                        .warmupTime(TimeValue.milliseconds(Long.parseLong(words[4])))
                        .measurementTime(TimeValue.milliseconds(Long.parseLong(words[4])))
                        .shouldFailOnError(true);
        for (int k = 5; k < words.length; k++) {
            String[] pair = words[k].split("=");
            options.param(pair[0], pair[1]);
        }
        OutputFormat quiet =
                OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT);
        Collection<RunResult> results = new Runner(options.build(), quiet).run();
        return results.stream()
                .flatMap(r -> r.getBenchmarkResults().stream())
                .flatMap(b -> b.getIterationResults().stream())
                .mapToDouble(i -> i.getPrimaryResult().getScore())
                .toArray();
    }

    /** What the library says, to be compared with what a peer says. */
    private static double[] check(String[] words) {
        return switch (words[1]) {
            case "rule" -> RuleStep.threeSteps(words[2]);
            case "tribuo" -> TribuoStep.threeSteps();
            case "logZ" -> new double[] {small(words).logZ()};
            case "gradient" -> descent.rbm.Gradient.model(small(words));
            case "hidden" ->
                    Inputs.model(Inputs.HIDDEN, 0.2).hiddenGiven(Inputs.digits(1, false)[0]);
            case "meanOfB" -> CdStep.meanOfB(Integer.parseInt(words[2]));
            case "limit" -> new double[] {PartitionFunction.LIMIT};
            case "perParameter" -> new double[] {Memory.perParameter(words[2])};
            case "perChain" -> new double[] {Memory.perChain()};
            case "perStep" -> new double[] {Memory.perStep()};
            default -> throw new IllegalArgumentException("no such check: " + words[1]);
        };
    }

    private static Rbm small(String[] words) {
        return Inputs.model(Integer.parseInt(words[2]), Integer.parseInt(words[3]));
    }
}
