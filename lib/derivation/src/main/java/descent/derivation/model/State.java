package descent.derivation.model;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A state of a layer.
 *
 * @param layer the layer
 * @param number which state, from 0; bit k belongs to unit k + 1
 */
public record State(Symbol.Layer layer, int number) {
    /**
     * One unit.
     *
     * @param i the unit, from 1
     * @return 0 or 1
     */
    int unit(int i) {
        return number >> (i - 1) & 1;
    }

    /** The same state with one unit set to 0 or 1. */
    State with(int i, int value) {
        int bit = 1 << i - 1;
        return new State(layer, value == 1 ? number | bit : number & ~bit);
    }

    /**
     * As people write it.
     *
     * @return for example {@code (1, 0, 1)}
     */
    @Override
    public String toString() {
        return layer.units() == 0
                ? String.valueOf(number + 1)
                : IntStream.rangeClosed(1, layer.units())
                        .mapToObj(i -> String.valueOf(unit(i)))
                        .collect(Collectors.joining(", ", "(", ")"));
    }
}
