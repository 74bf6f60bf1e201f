package descent.course;

import descent.plot.Figure;
import descent.text.Messages;
import java.awt.GraphicsEnvironment;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Whether the kernel in which a notebook runs is set up as the lectures expect: one line per
 * question, with what to do where the answer is no.
 */
public final class Doctor {
    private static final Messages SAY = Messages.beside(Doctor.class);
    private static final int OLDEST_JAVA = 17;

    /** The first, a rare and the last syllable of Hangul, and signs of the course. */
    private static final String LETTERS = "가뷁힣ηθ∂√₀ₜ²−";

    private Doctor() {}

    /**
     * Examines the running kernel.
     *
     * @return a table of what was asked, ✓ or ✗, and the remedy
     */
    public static Table table() {
        List<String> what = new ArrayList<>();
        List<String> mark = new ArrayList<>();
        List<String> remedy = new ArrayList<>();
        examine("java", Runtime.version().feature() >= OLDEST_JAVA, what, mark, remedy);
        examine("assertions", Doctor.class.desiredAssertionStatus(), what, mark, remedy);
        examine(
                "utf8",
                Charset.defaultCharset().equals(StandardCharsets.UTF_8),
                what,
                mark,
                remedy);
        examine("headless", GraphicsEnvironment.isHeadless(), what, mark, remedy);
        examine("letters", Figure.draws(LETTERS), what, mark, remedy);
        return Table.create(
                StringColumn.create(SAY.get("doctor.what"), what),
                StringColumn.create("✓", mark),
                StringColumn.create(SAY.get("doctor.remedy"), remedy));
    }

    private static void examine(
            String key, boolean good, List<String> what, List<String> mark, List<String> remedy) {
        what.add(SAY.get("doctor." + key));
        mark.add(good ? "✓" : "✗");
        remedy.add(good ? "" : SAY.get("doctor." + key + ".remedy"));
    }
}
