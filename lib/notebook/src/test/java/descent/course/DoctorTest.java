package descent.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.plot.Figure;
import org.junit.jupiter.api.Test;

class DoctorTest {
    @Test
    void whereFiguresCanBeDrawnTheirLettersAreInTheFont() {
        assertTrue(Figure.draws("x"), "this machine draws");
        assertEquals("✓", Doctor.table().row(4).getString(1));
        assertFalse(Figure.draws("\uE000"), "a letter that no font has");
    }
}
