package descent.homework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Values as text and back. */
class ValuesTest {
    @Test
    void literalsAreJava() {
        assertEquals(
                "new double[][] {{1.0, -2.5}, {}}", Values.literal(new double[][] {{1, -2.5}, {}}));
        assertEquals("new int[] {1, 0}", Values.literal(new int[] {1, 0}));
        assertEquals("f(0.1, 3, \"a\")", new Inputs(0.1, 3, "a").call("f"));
    }

    @Test
    void numbersAgreeWithinTheToleranceAndFractionsLetterByLetter() {
        assertTrue(Values.agree("[1.0E-4, 2]", "[0.0001, 2.0]", 1e-12));
        assertTrue(Values.agree("1000.0", "1000.0000001", 1e-9));
        assertFalse(Values.agree("1000.0", "1000.00001", 1e-9));
        assertFalse(Values.agree("1.0", "NaN", 1));
        assertFalse(Values.agree("1.0", "Infinity", 1));
        assertFalse(Values.agree("Infinity", "1.0", 1));
        assertTrue(Values.agree("1 / 3", "1 / 3", 0));
        assertFalse(Values.agree("1 / 3", "2 / 6", 0));
        assertFalse(Values.agree("9007199254740993", "9007199254740992", 0));
    }

    @Test
    void theFirstDifferenceHasItsPlaceOrIsOneOfShape() {
        var d = Values.difference("[[1.0, 2.0], [3.0, 4.0]]", "[[1.0, 2.0], [3.0, 5.0]]", 1e-9);
        assertEquals(List.of(1, 1), d.at());
        assertEquals("5.0", d.actual());
        assertTrue(Values.difference("[1.0, 2.0]", "[7.0]", 1e-9).shape());
        assertTrue(Values.difference("[1.0]", "]][[", 1e-9).shape());
        assertTrue(Values.difference("[1.0]", "", 1e-9).shape());
    }
}
