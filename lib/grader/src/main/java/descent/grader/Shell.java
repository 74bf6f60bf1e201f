package descent.grader;

import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** A shell that evaluates snippets as a Java kernel does, with the same imports, but no course. */
final class Shell implements AutoCloseable {
    /** What a kernel imports of the JDK and of Commons Math. */
    private static final List<String> IMPORTS =
            List.of(
                    "java.io",
                    "java.math",
                    "java.net",
                    "java.nio.file",
                    "java.util",
                    "java.util.concurrent",
                    "java.util.function",
                    "java.util.prefs",
                    "java.util.regex",
                    "java.util.stream",
                    "org.apache.commons.math3.fraction",
                    "org.apache.commons.math3.linear",
                    "org.apache.commons.math3.util");

    private static final String NEEDS = "cannot find symbol: $1";

    private final Control control;
    private final JShell jshell;
    private final SourceCodeAnalysis analysis;

    /**
     * Opens a shell.
     *
     * @param classPath the jars that submissions may use
     * @param longest the most characters of an answer
     */
    Shell(List<Path> classPath, int longest) {
        control = new Control(urls(classPath), longest);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        String path =
                classPath.stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator));
        jshell =
                JShell.builder()
                        .executionEngine(new Provider(control), Map.of())
                        .compilerOptions("-classpath", path, "-Xlint:none", "-proc:none")
                        .in(InputStream.nullInputStream())
                        .out(nowhere)
                        .err(nowhere)
                        .build();
        analysis = jshell.sourceCodeAnalysis();
        control.prepare(60_000);
        String imports =
                IMPORTS.stream().map(p -> "import " + p + ".*;").collect(Collectors.joining());
        for (String rest = imports; !rest.isBlank(); ) {
            CompletionInfo first = analysis.analyzeCompletion(rest);
            jshell.eval(first.source());
            rest = first.remaining();
        }
    }

    private static URL[] urls(List<Path> classPath) {
        URL[] urls = new URL[classPath.size()];
        for (int i = 0; i < urls.length; i++) {
            try {
                urls[i] = classPath.get(i).toUri().toURL();
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException("class path = " + classPath.get(i), e);
            }
        }
        return urls;
    }

    /** The first statement of a text and what follows it. */
    record Split(String first, String rest) {}

    /**
     * Cuts off the first complete statement.
     *
     * @param text the text of a cell, or what is left of it
     * @return the statement and the rest; all of the text if none is complete
     */
    Split split(String text) {
        CompletionInfo found = analysis.analyzeCompletion(text);
        if (!found.completeness().isComplete() || found.source() == null) {
            return new Split(text, "");
        }
        return new Split(found.source(), found.remaining());
    }

    /** How an evaluation ended. */
    enum End {
        /** There is a value. */
        VALUE,
        /** It threw an exception. */
        THROWN,
        /** It did not compile. */
        REJECTED,
        /** It did not end in time, or its value was too long. */
        LATE
    }

    /** How an evaluation ended, and the value, the exception or the compiler's sentence. */
    record Outcome(End end, String text) {}

    /**
     * Evaluates one statement.
     *
     * @param source one complete statement
     * @param limitMillis how long it may run
     * @return how it ended
     */
    Outcome eval(String source, long limitMillis) {
        control.prepare(limitMillis);
        for (SnippetEvent event : jshell.eval(source)) {
            if (event.causeSnippet() != null) {
                continue; // an older snippet that was only compiled anew
            }
            if (control.late()) {
                return new Outcome(End.LATE, "");
            }
            if (event.status() == Snippet.Status.REJECTED) {
                return new Outcome(End.REJECTED, diagnosis(event.snippet()));
            }
            if (event.exception() != null) {
                return thrown(event.exception());
            }
            if (event.snippet() instanceof DeclarationSnippet declared
                    && event.status() != Snippet.Status.VALID) {
                return new Outcome(End.REJECTED, missing(declared));
            }
        }
        String text = control.text();
        return new Outcome(End.VALUE, text == null ? "" : text);
    }

    private Outcome thrown(JShellException exception) {
        if (exception instanceof UnresolvedReferenceException unresolved) {
            return new Outcome(End.REJECTED, missing(unresolved.getSnippet()));
        }
        if (exception instanceof EvalException e) {
            if (e.getCause() instanceof UnresolvedReferenceException unresolved) {
                return new Outcome(End.REJECTED, missing(unresolved.getSnippet()));
            }
            String message = e.getMessage() == null ? "" : ": " + e.getMessage();
            return new Outcome(End.THROWN, e.getExceptionClassName() + message);
        }
        return new Outcome(End.THROWN, String.valueOf(exception.getMessage()));
    }

    /** What a declaration still needs, in the words of JShell and the compiler. */
    private String missing(DeclarationSnippet snippet) {
        String needs = jshell.unresolvedDependencies(snippet).collect(Collectors.joining(", "));
        return needs.isEmpty() ? diagnosis(snippet) : NEEDS.replace("$1", needs);
    }

    /** What the compiler says, in one line; where it looked for a symbol is nothing of a cell's. */
    private String diagnosis(Snippet snippet) {
        List<String> sentences = new ArrayList<>();
        jshell.diagnostics(snippet)
                .limit(2)
                .map(d -> d.getMessage(Locale.ENGLISH).replaceAll("\\s+", " "))
                .map(
                        s ->
                                s.replaceFirst(
                                        "cannot find symbol symbol: (.*?)( location: .*|$)", NEEDS))
                .forEach(sentences::add);
        return String.join("; ", sentences);
    }

    /**
     * Whether some snippet goes on in its thread although its time is over.
     *
     * @return whether this Java machine should be given up
     */
    boolean busy() {
        return control.busy();
    }

    @Override
    public void close() {
        jshell.close();
    }

    private record Provider(Control control) implements ExecutionControlProvider {
        @Override
        public String name() {
            return "threads";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
            return control;
        }
    }
}
