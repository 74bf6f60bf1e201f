package descent.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;

/** What gradients are compared with: Commons Math, differences, and the 60-digit program. */
final class Reference {
    /** A function written a second time, on numbers that carry their derivatives. */
    interface Formula {
        DerivativeStructure at(DerivativeStructure[] x);
    }

    private Reference() {}

    /** Value and gradient of a formula: index 0 is the value, 1 + i the derivative by x_i. */
    static double[] differentiate(Formula formula, double[] x) {
        DerivativeStructure[] variables = new DerivativeStructure[x.length];
        for (int i = 0; i < x.length; i++) {
            variables[i] = new DerivativeStructure(x.length, 1, i, x[i]);
        }
        DerivativeStructure result = formula.at(variables);
        double[] all = new double[x.length + 1];
        all[0] = result.getValue();
        for (int i = 0; i < x.length; i++) {
            int[] orders = new int[x.length];
            orders[i] = 1;
            all[i + 1] = result.getPartialDerivative(orders);
        }
        return all;
    }

    /** Central differences of the fourth order with a step for numbers near 1. */
    static double[] differences(Objective f, double[] x) {
        double h = 1e-3;
        double[] g = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double[] at = x.clone();
            double sum = 0;
            for (int k = -2; k <= 2; k++) {
                at[i] = x[i] + k * h;
                sum += new double[] {1, -8, 0, 8, -1}[k + 2] * f.value(at);
            }
            g[i] = sum / (12 * h);
        }
        return g;
    }

    static void assertClose(double[] expected, double[] actual, double relative, String what) {
        assertEquals(expected.length, actual.length, what);
        double size = Math.max(1, Arrays.stream(expected).map(Math::abs).max().orElse(0));
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], relative * size, what + " [" + i + "]");
        }
    }

    /** The lines of losses.csv, made by losses.py beside it. */
    static Map<String, double[]> losses() throws IOException {
        Map<String, double[]> numbers = new HashMap<>();
        try (InputStream in = Reference.class.getResourceAsStream("losses.csv")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.lines().toList()) {
                String[] fields = line.split(",");
                numbers.put(
                        fields[0],
                        Arrays.stream(fields).skip(1).mapToDouble(Double::parseDouble).toArray());
            }
        }
        return numbers;
    }
}
