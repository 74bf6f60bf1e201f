package descent.rbm;

/**
 * Random numbers without a state: number k of the stream of a seed, a step and a row.
 *
 * <p>The stream is that of {@link java.util.SplittableRandom} with the seed {@link #key}: number k
 * is its k-th {@code nextDouble()}. So each row of each step has its own stream, rows can be made
 * in any order and by any thread, and a run is resumed from the number of the step alone.
 */
final class Stream {
    static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Stream() {}

    /** The seed of the stream of one row in one step. */
    static long key(long seed, long step, long row) {
        return mix(mix(mix(seed + GOLDEN) + step * GOLDEN) + (row + 1) * GOLDEN);
    }

    /** Number k = 1, 2, ... of a stream, in [0, 1). */
    static double uniform(long key, long k) {
        return bits(key, k) * 0x1.0p-53;
    }

    /** The same number times 2^53: a whole number. */
    static long bits(long key, long k) {
        return mix(key + k * GOLDEN) >>> 11;
    }

    /**
     * The mixing function of java.util.SplittableRandom, Stafford's variant 13 (<a
     * href="https://doi.org/10.1145/2660193.2660195">Steele, Lea, Flood 2014</a>).
     */
    private static long mix(long z) {
        long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }
}
