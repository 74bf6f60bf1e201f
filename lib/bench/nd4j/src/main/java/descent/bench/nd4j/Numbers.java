package descent.bench.nd4j;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The numbers that the library wrote for its peers: doubles, little-endian. */
final class Numbers {
    static final String FOLDER = "descent.bench.inputs";

    private Numbers() {}

    static double[] read(String name) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of(System.getProperty(FOLDER), name));
            double[] numbers = new double[bytes.length / 8];
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(numbers);
            return numbers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A vector of n numbers: those of the file, again and again. */
    static INDArray vector(String name, int n) {
        double[] some = read(name);
        double[] all = new double[n];
        for (int i = 0; i < n; i++) {
            all[i] = some[i % some.length];
        }
        return Nd4j.create(all, new long[] {n});
    }
}
