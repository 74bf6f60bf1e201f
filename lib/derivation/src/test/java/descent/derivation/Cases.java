package descent.derivation;

import descent.text.Language;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the files of derivations with their expected marks. */
final class Cases {
    private Cases() {}

    record Case(String model, String form, String marks, String body) {
        Report report() {
            Language.use(Language.EN);
            return Checker.of(model, form).check(body);
        }

        static String marks(Report report) {
            return report.lines().stream().map(Report.Line::mark).collect(Collectors.joining());
        }
    }

    static String file(String name) {
        try (InputStream in = Cases.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static List<Case> in(String name) {
        List<Case> cases = new ArrayList<>();
        String[] blocks = file(name).split("(?m)^## ");
        for (int k = 1; k < blocks.length; k++) {
            String[] parts = blocks[k].split("\n", 2);
            String[] head = parts[0].split("\\s+");
            cases.add(new Case(head[0], head[1], head[2], parts[1]));
        }
        return cases;
    }
}
