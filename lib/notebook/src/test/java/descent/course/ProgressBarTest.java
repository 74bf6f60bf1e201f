package descent.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ProgressBar bar =
            new ProgressBar(new PrintStream(bytes, true, StandardCharsets.UTF_8));

    private String written() {
        String text = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        return text;
    }

    @Test
    void writesOverItselfAndOnlyWhenItGrows() {
        bar.accept(0.099);
        assertEquals("\r▰▱▱▱▱▱▱▱▱▱▱▱▱▱▱▱▱▱▱▱   5 %", written());
        bar.accept(0.0999);
        assertEquals("", written());
        bar.accept(0.5);
        assertEquals("\r▰▰▰▰▰▰▰▰▰▰▱▱▱▱▱▱▱▱▱▱  50 %", written());
        bar.accept(1);
        assertEquals("\r▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰ 100 %", written());
    }

    @Test
    void beginsAnewWithTheNextComputation() {
        bar.accept(1);
        written();
        bar.accept(1); // a job of one part
        assertEquals("\r▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰ 100 %", written());
        bar.accept(0);
        assertEquals("\r▱▱▱▱▱▱▱▱▱▱▱▱▱▱▱▱▱▱▱▱   0 %", written());
        bar.accept(-1);
        assertEquals("", written());
    }
}
