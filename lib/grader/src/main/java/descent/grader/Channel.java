package descent.grader;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;

/**
 * The file through which answers leave the sandbox. It is also a journal: what is begun is written
 * down first, so that whoever reads it knows what was going on when the Java machine died.
 *
 * <p>A submission can write here too. That gains nothing: whatever it writes is judged as its
 * answer.
 */
final class Channel {
    private final OutputStream out;

    Channel(Path file) throws IOException {
        Files.write(file, new byte[0]);
        // Appended, so that a submission that empties the file leaves no gap in it.
        out = Files.newOutputStream(file, StandardOpenOption.APPEND);
    }

    /** A step, a statement of a cell or a question, begins. */
    void begin(String step) {
        write("begin " + step);
    }

    /** The answer of a question. */
    void answer(int question, String kind, String text) {
        write("answer " + question + " " + kind + " " + encoded(text));
    }

    /** Everything is done, or a new Java machine is needed to go on. */
    void end(String how) {
        write("end " + how);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private synchronized void write(String line) {
        try {
            // In front too: a submission may have left half a line.
            out.write(("\n" + line + "\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
