package descent.spark;

import descent.cluster.Work;
import descent.text.Messages;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.apache.spark.SparkEnv;

/**
 * What must be the same on both sides for the same bits: the Java and the library.
 *
 * @param java the version of the Java specification
 * @param library the checksums of the library's jars
 */
record Stamp(String java, String library) implements Serializable {
    private static final Messages SAY = Messages.beside(OnSpark.class);
    private static volatile Stamp here;

    /** {@return the stamp of this machine} */
    static Stamp here() {
        Stamp known = here;
        if (known == null) {
            String library = checksum(Jars.of(Work.class)) + "-" + checksum(Jars.of(Stamp.class));
            known = new Stamp(System.getProperty("java.specification.version"), library);
            here = known;
        }
        return known;
    }

    /** The checksum of a jar; classes in a folder, as while building, have none. */
    static String checksum(Path jar) {
        if (!Files.isRegularFile(jar)) {
            return "classes";
        }
        try {
            CRC32 crc = new CRC32();
            crc.update(Files.readAllBytes(jar));
            return String.format("%08x", crc.getValue());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Throws if this machine is not like the one that made the stamp. */
    void requireHere() {
        Stamp mine = here();
        if (!java.equals(mine.java)) {
            throw new IllegalStateException(SAY.get("otherJava", host(), mine.java, java));
        }
        if (!library.equals(mine.library)) {
            throw new IllegalStateException(SAY.get("otherLibrary", host(), mine.library, library));
        }
    }

    /** Which executor this is; its own address is known to its block manager only. */
    private static String host() {
        SparkEnv env = SparkEnv.get();
        return env == null
                ? "?"
                : env.executorId() + "@" + env.blockManager().blockManagerId().host();
    }
}
