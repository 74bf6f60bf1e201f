package descent.derivation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import descent.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Random and mutilated inputs: an answer each time, no exception, and none that takes long. The
 * number of inputs is the system property {@code fuzz}, 10⁴ unless set.
 */
class FuzzTest {
    private static final String[] PIECES =
            ("P E e S Z F v h w_{ij} x_j a_j \\theta \\sum_h \\sum_{v,h} \\sum_{i=1}^D \\prod_j \\frac \\frac{1}{Z} { } ( )"
                            + " [ ] \\left( \\right) ^ _ ^{2} _{ij} + - \\cdot / = \\propto \\le , | \\mid ' \\partial"
                            + " \\frac{\\partial}{\\partial\\theta} \\log \\exp \\sigma \\sqrt E[ \\mathbb{E} \\text{const} &"
                            + " \\\\ % 가 ∂ ∑ θ \\hat \\begin{align} 1 2 17 0.5 \\top \\nabla \\Delta := \\foo @ \" \\{ \\}")
                    .split(" ");

    private final SplittableRandom random = new SplittableRandom(20260101);

    @Test
    void alwaysAnAnswer() {
        Language.use(Language.EN);
        int inputs = Integer.getInteger("fuzz", 10_000);
        List<String> seeds = new ArrayList<>();
        for (String file : List.of("notes.txt", "variants.txt", "references.txt")) {
            Cases.in(file).forEach(c -> seeds.addAll(c.body().lines().toList()));
        }
        Checker rbm = Checker.of("rbm");
        Checker adam = Checker.of("adam");
        List<String> slow = new ArrayList<>();
        for (int n = 0; n < inputs; n++) {
            String input = n % 2 == 0 ? soup() : mutilated(seeds.get(random.nextInt(seeds.size())));
            long start = cpu();
            Report report = (n % 3 == 0 ? adam : rbm).check(input);
            assertNotNull(report.text(), input);
            if (cpu() - start > TimeUnit.SECONDS.toNanos(5)) {
                slow.add(input);
            }
        }
        assertEquals(List.of(), slow, "more than five seconds of processor time");
    }

    private static long cpu() {
        return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private String soup() {
        StringBuilder text = new StringBuilder();
        for (int k = random.nextInt(1, 14); k > 0; k--) {
            text.append(PIECES[random.nextInt(PIECES.length)])
                    .append(random.nextInt(9) == 0 ? "\n" : " ");
        }
        return text.toString();
    }

    private String mutilated(String line) {
        StringBuilder text = new StringBuilder(line);
        for (int k = random.nextInt(1, 4); k > 0 && text.length() > 1; k--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 2 -> text.setCharAt(at, line.charAt(random.nextInt(line.length())));
                default -> text.delete(at, Math.min(text.length(), at + random.nextInt(1, 8)));
            }
        }
        return text.toString();
    }
}
