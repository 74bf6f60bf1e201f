package descent.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.text.Language;
import java.io.Serializable;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a cell of a notebook makes, made by the same JShell. */
public class CellTest {
    private static Object made;

    /** Called by the cells. */
    public static void take(Object value) {
        made = value;
    }

    @AfterEach
    void usual() {
        Language.use(null);
    }

    @Test
    void whatACellMakesTravelsToThreadsAndNoFarther() {
        Language.use(Language.EN);
        try (JShell cells = JShell.builder().executionEngine("local").build()) {
            cells.addToClasspath(System.getProperty("java.class.path"));
            run(cells, "record Mine(double x) implements java.io.Serializable {}");
            run(cells, "interface Far extends Runnable, java.io.Serializable {}");
            for (String cell : List.of("new Mine(1)", "(Far) () -> {}")) {
                run(cells, "descent.spark.CellTest.take(" + cell + ");");
                Serializable value = (Serializable) made;
                Travel.require(value, false);
                String said =
                        assertThrows(
                                        IllegalArgumentException.class,
                                        () -> Travel.require(value, true))
                                .getMessage();
                String name = cell.startsWith("new") ? "Mine" : "lambda (";
                assertTrue(said.startsWith(name), said);
                assertTrue(said.contains("was written in a cell of this notebook"), said);
            }
            run(cells, "record Open(Object x) implements java.io.Serializable {}");
            run(cells, "class Closed {}");
            run(cells, "descent.spark.CellTest.take(new Open(new Closed()));");
            String said =
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> Travel.require((Serializable) made, false))
                            .getMessage();
            assertTrue(said.startsWith("Closed cannot be sent to a worker"), said);
        }
    }

    private static void run(JShell cells, String cell) {
        for (SnippetEvent event : cells.eval(cell)) {
            String bad = cells.diagnostics(event.snippet()).toList() + " " + event.exception();
            assertEquals(jdk.jshell.Snippet.Status.VALID, event.status(), bad);
        }
    }
}
