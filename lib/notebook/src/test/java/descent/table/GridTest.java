package descent.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.text.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class GridTest {
    @AfterEach
    void languageOfTheMachine() {
        Language.use(null);
    }

    @Test
    void hangulIsTwiceAsWideAsLatin() {
        Table table =
                Table.create(
                        "표",
                        StringColumn.create("이름", "가나다", "ab"),
                        DoubleColumn.create("값", 1.5, -2.25));
        assertEquals(
                String.join("\n", "표", "이름       값", "가나다    1.5", "ab      −2.25"),
                Grid.of(table).plain());
    }

    @Test
    void wordsStandLeftAndNumbersRight() {
        Table table =
                Table.create(
                        "",
                        StringColumn.create("a<b", "x & y"),
                        IntColumn.create("n", new int[] {7}));
        String html = Grid.of(table).html();
        assertTrue(html.contains("text-align:left\">a&lt;b</th>"), html);
        assertTrue(html.contains("text-align:left\">x &amp; y</td>"), html);
        assertTrue(html.contains("text-align:right\">7</td>"), html);
    }

    @Test
    void aMissingValueIsEmpty() {
        DoubleColumn column = DoubleColumn.create("x", 1.0, Double.NaN);
        assertEquals("x\n1", Grid.of(Table.create("", column)).plain().stripTrailing());
    }

    @Test
    void manyRowsAreShortenedAndCounted() {
        Table table = Table.create("digits", DoubleColumn.create("x", new double[1797]));
        Language.use(Language.EN);
        assertTrue(Grid.of(table).plain().startsWith("digits: 1797 rows, 1 columns\n"));
        Language.use(Language.KO);
        assertTrue(Grid.of(table).plain().startsWith("digits: 1797행 1열\n"));
        assertEquals(2 + 12 + 1 + 4, Grid.of(table).plain().lines().count());
    }
}
