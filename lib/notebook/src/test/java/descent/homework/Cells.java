package descent.homework;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Answer cells compiled together, each as the body of a class, and their calls evaluated. */
final class Cells {
    private final ClassLoader classes;

    /** Compiles cells: class name → cell and the calls to it. */
    Cells(Path folder, Map<String, Map.Entry<String, List<String>>> cells) throws IOException {
        List<String> files = new ArrayList<>();
        for (var entry : cells.entrySet()) {
            Path file = folder.resolve(entry.getKey() + ".java");
            Files.writeString(
                    file,
                    source(entry.getKey(), entry.getValue().getKey(), entry.getValue().getValue()));
            files.add(file.toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            boolean done =
                    compiler.getTask(
                                    said,
                                    manager,
                                    null,
                                    List.of("-d", folder.toString(), "-proc:none"),
                                    null,
                                    manager.getJavaFileObjects(files.toArray(String[]::new)))
                            .call();
            assertTrue(done, said::toString);
        }
        classes =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
    }

    private static String source(String name, String cell, List<String> calls) {
        String imports =
                cell.lines().filter(l -> l.startsWith("import ")).collect(Collectors.joining("\n"));
        String body =
                cell.lines()
                        .filter(l -> !l.startsWith("import "))
                        .collect(Collectors.joining("\n"));
        StringBuilder text = new StringBuilder();
        text.append("import java.util.*;\nimport java.math.*;\n");
        text.append("import org.apache.commons.math3.fraction.BigFraction;\n").append(imports);
        text.append(
                "\npublic class "
                        + name
                        + " implements java.util.function.IntFunction<Object> {\n");
        text.append(body).append("\npublic Object apply(int k) { switch (k) {\n");
        for (int k = 0; k < calls.size(); k++) {
            text.append("case " + k + ": return " + calls.get(k) + ";\n");
        }
        return text.append("default: throw new IllegalArgumentException(); } } }\n").toString();
    }

    /** The answers of one cell, one after the other in one object. */
    List<Answer> answers(String name, int calls) throws ReflectiveOperationException {
        var cell =
                (java.util.function.IntFunction<?>)
                        classes.loadClass(name).getConstructor().newInstance();
        List<Answer> answers = new ArrayList<>();
        for (int k = 0; k < calls; k++) {
            try {
                answers.add(new Answer(Answer.Kind.VALUE, Values.text(cell.apply(k))));
            } catch (RuntimeException e) {
                answers.add(new Answer(Answer.Kind.THROWN, e.toString()));
            }
        }
        return answers;
    }
}
