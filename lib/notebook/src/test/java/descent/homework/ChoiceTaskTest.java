package descent.homework;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoiceTaskTest {
    /** The table of the assignment's text, at its bounds and just above them. */
    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "0.3, 1",
        "0.3001, 0.75",
        "0.4, 0.75",
        "0.4001, 0.5",
        "0.5, 0.5",
        "0.5001, 0.25",
        "0.7, 0.25",
        "0.7001, 0",
        "Infinity, 0",
        "NaN, 0"
    })
    void aMeanLossIsWorthItsShare(double loss, double share) {
        assertEquals(share, ChoiceTask.share(loss));
    }
}
