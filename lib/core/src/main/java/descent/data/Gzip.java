package descent.data;

import descent.text.Messages;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;

/** The bytes of a file, unpacked if it is in gzip form (recognised by its first two bytes). */
final class Gzip {
    private static final Messages SAY = Messages.beside(Gzip.class);

    private Gzip() {}

    /**
     * A file that ships with the course.
     *
     * @param path where it lies below this package, for example {@code digits/x.csv.gz}
     * @return its bytes, unpacked
     * @throws IllegalArgumentException if there is no such file, or it is damaged
     */
    static byte[] resource(String path) {
        try (InputStream in = Gzip.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException(SAY.get("missing", path));
            }
            return read(path, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * All bytes of a stream.
     *
     * @param name the file's name, for the message
     * @param in the stream; not closed
     * @return the bytes, unpacked
     * @throws IllegalArgumentException if the stream is damaged
     */
    static byte[] read(String name, InputStream in) {
        try {
            BufferedInputStream bytes = new BufferedInputStream(in);
            bytes.mark(2);
            boolean packed = bytes.read() == 0x1f && bytes.read() == 0x8b;
            bytes.reset();
            return packed ? new GZIPInputStream(bytes).readAllBytes() : bytes.readAllBytes();
        } catch (IOException e) {
            throw new IllegalArgumentException(SAY.get("damaged", name, e.getMessage()), e);
        }
    }
}
