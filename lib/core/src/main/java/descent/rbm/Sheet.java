package descent.rbm;

import descent.text.Messages;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The files of this package: lines of comma-separated values, each with its name in front, between
 * a line with kind and version and a line with a checksum of all that stands before it.
 *
 * <pre>
 *   descent-rbm,1
 *   D,3
 *   ...
 *   checksum,1f2e3d4c
 * </pre>
 *
 * <p>Numbers are written so that they are read back bit for bit. A file that was cut off or changed
 * is refused, with its name, the line and the reason.
 */
final class Sheet {
    private static final Messages SAY = Messages.beside(Sheet.class);
    private static final String VERSION = "1";

    private final Path file;
    private final List<String> lines;
    private int next;

    private Sheet(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    static Sheet create(Path file, String kind) {
        return new Sheet(file, new ArrayList<>(List.of(kind + "," + VERSION)));
    }

    void put(String name, double... values) {
        StringBuilder line = new StringBuilder(name);
        for (double x : values) {
            boolean whole = x == Math.rint(x) && Math.abs(x) < 1e9 && 1 / x != -1 / 0.0;
            line.append(',').append(whole ? String.valueOf((long) x) : String.valueOf(x));
        }
        lines.add(line.toString());
    }

    void put(String name, String text) {
        lines.add(name + "," + text);
    }

    /** Writes to a neighbour first, so that a failure leaves the old file whole. */
    void write() throws IOException {
        String text = String.join("\n", lines) + "\n";
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, text + "checksum," + checksum(text) + "\n");
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", crc.getValue());
    }

    static Sheet read(Path file, String kind) throws IOException {
        String text;
        try {
            text = Files.readString(file).replace("\r\n", "\n");
        } catch (CharacterCodingException notText) {
            throw new IllegalArgumentException(SAY.get("notSheet", file, kind), notText);
        }
        String[] first = text.split("\n", 2)[0].split(",", -1);
        if (!first[0].equals(kind)) {
            throw new IllegalArgumentException(SAY.get("notSheet", file, kind));
        }
        if (first.length != 2 || !first[1].equals(VERSION)) {
            String version = first.length < 2 ? "" : first[1];
            throw new IllegalArgumentException(SAY.get("version", file, version, VERSION));
        }
        int end = text.lastIndexOf("\nchecksum,") + 1;
        String body = text.substring(0, end);
        if (end == 0 || !text.substring(end).strip().equals("checksum," + checksum(body))) {
            throw new IllegalArgumentException(SAY.get("broken", file));
        }
        Sheet sheet = new Sheet(file, Arrays.asList(body.split("\n")));
        sheet.next = 1;
        return sheet;
    }

    /** The text of the next line, which must have this name. */
    String text(String name) {
        String line = next < lines.size() ? lines.get(next) : "";
        next++;
        if (!line.equals(name) && !line.startsWith(name + ",")) {
            throw error(SAY.get("expectedName", name));
        }
        return line.length() == name.length() ? "" : line.substring(name.length() + 1);
    }

    /** The numbers of the next line. */
    double[] numbers(String name, int count) {
        String text = text(name);
        String[] fields = text.isEmpty() ? new String[0] : text.split(",", -1);
        if (fields.length != count) {
            throw error(SAY.get("expectedCount", name, count, fields.length));
        }
        double[] numbers = new double[count];
        for (int k = 0; k < count; k++) {
            try {
                numbers[k] = Double.parseDouble(fields[k]);
            } catch (NumberFormatException notNumber) {
                numbers[k] = Double.NaN;
            }
            if (!Double.isFinite(numbers[k])) {
                throw error(SAY.get("expectedNumber", name, fields[k]));
            }
        }
        return numbers;
    }

    /** A whole number in a range. */
    int integer(String name, int least, int most) {
        double x = numbers(name, 1)[0];
        if (x != Math.rint(x) || x < least || x > most) {
            throw error(SAY.get("expectedWhole", name, least, most, x));
        }
        return (int) x;
    }

    /** The end of the file. */
    void end() {
        if (next != lines.size()) {
            next++;
            throw error(SAY.get("expectedEnd"));
        }
    }

    /** A sentence about the line read last. */
    IllegalArgumentException error(String sentence) {
        return new IllegalArgumentException(SAY.get("line", file, next, sentence));
    }
}
