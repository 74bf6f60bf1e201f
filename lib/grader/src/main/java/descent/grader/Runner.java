package descent.grader;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs inside the sandbox: evaluates the code cells of a submission, statement by statement, then
 * the questions, and writes the answers to a file. It needs the JDK only and knows no answer.
 *
 * <p>A statement that does not compile, throws or takes too long harms none of the others. If it
 * cannot be stopped, this Java machine ends with {@link #AGAIN}; the caller starts another one that
 * skips it. What was going on when a machine died stands in the file of answers.
 */
public final class Runner {
    /** The exit status that asks for another machine, which skips the step that was going on. */
    public static final int AGAIN = 75;

    private static final Pattern CALLED = Pattern.compile("\\b([A-Za-z_]\\w*)\\s*\\(");
    private static final Pattern CELL_MAGIC = Pattern.compile("\\A\\s*%%");
    private static final Pattern LINE_MAGICS = Pattern.compile("\\A(\\s*%\\w[^\\n]*(\\n|\\z))+");
    private static final int STACK = 64 << 20;
    private static final Shell.Outcome SKIPPED = new Shell.Outcome(Shell.End.LATE, "");
    private static final int SENTENCE = 2_000;
    private static final long START_MILLIS = 60_000;

    private final Script script;
    private final Channel channel;
    private final Watchdog watchdog = new Watchdog();
    private final Map<String, String> failed = new LinkedHashMap<>();

    private Runner(Script script, Channel channel) {
        this.script = script;
        this.channel = channel;
    }

    /**
     * Runs a script.
     *
     * @param arguments the file of the script, and the file of the answers
     * @throws IOException if one of them cannot be opened
     */
    public static void main(String[] arguments) throws IOException {
        Script script = Script.read(Path.of(arguments[0]));
        Channel channel = new Channel(Path.of(arguments[1]));
        // The compiler recurses as deep as a text is nested: a larger stack than main's.
        Thread thread = new Thread(null, new Runner(script, channel)::run, "runner", STACK);
        thread.start();
    }

    private void run() {
        int status = 1;
        try {
            status = evaluate() ? 0 : AGAIN;
            channel.end(status == 0 ? "done" : "again");
        } finally {
            // Neither the submission's shutdown hooks nor its other threads are waited for.
            Runtime.getRuntime().halt(status);
        }
    }

    /** What a submission prints is nobody's answer, and a warning costs nothing. */
    private static void silence() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        System.setIn(InputStream.nullInputStream());
        System.setOut(nowhere);
        System.setErr(nowhere);
    }

    /** Runs all; false if a thread is left over that takes the others' time. */
    private boolean evaluate() {
        silence();
        watchdog.expect(START_MILLIS);
        watchdog.start();
        try (Shell shell = new Shell(script.jars(), script.longest())) {
            for (int i = 0; i < script.cells().size(); i++) {
                if (!cell(shell, i)) {
                    return false;
                }
            }
            return questions(shell);
        }
    }

    private boolean cell(Shell shell, int index) {
        if (CELL_MAGIC.matcher(script.cells().get(index)).find()) {
            return true; // a derivation
        }
        // Lines like %maven are the kernel's; there is nothing to load here, and Java below them.
        String rest = LINE_MAGICS.matcher(script.cells().get(index)).replaceFirst("");
        for (int n = 0; !rest.isBlank(); n++) {
            // Cutting a statement off and evaluating it are two steps: a compiler that never comes
            // back from the first must not be asked again.
            if (!begin("s" + index + "." + n, script.cellMillis())) {
                remember(rest, SKIPPED);
                return true;
            }
            Shell.Split split = split(shell, rest);
            rest = split.rest();
            if (!begin("c" + index + "." + n, script.cellMillis())) {
                remember(split.first(), SKIPPED);
                continue;
            }
            Shell.Outcome outcome = eval(shell, split.first(), script.cellMillis());
            if (outcome.end() != Shell.End.VALUE) {
                remember(split.first(), outcome);
            }
            if (shell.busy()) {
                return false;
            }
        }
        return true;
    }

    private boolean questions(Shell shell) {
        Set<String> late = new HashSet<>();
        for (Script.Call call : script.calls()) {
            if (late.contains(call.task()) || !begin(call.step(), script.callMillis())) {
                channel.answer(call.number(), "LATE", "");
                continue;
            }
            Shell.Outcome outcome = eval(shell, call.source(), script.callMillis());
            switch (outcome.end()) {
                case VALUE -> channel.answer(call.number(), "VALUE", outcome.text());
                case THROWN -> channel.answer(call.number(), "THROWN", cut(outcome.text()));
                case REJECTED -> channel.answer(call.number(), "MISSING", why(call, outcome));
                case LATE -> {
                    channel.answer(call.number(), "LATE", "");
                    late.add(call.task()); // one endless loop is not waited for again and again
                }
            }
            if (shell.busy()) {
                return false;
            }
        }
        return true;
    }

    /** Writes down that a step begins; false if it is one to skip. */
    private boolean begin(String step, long limitMillis) {
        if (script.skip().contains(step)) {
            return false;
        }
        channel.begin(step);
        silence();
        watchdog.expect(limitMillis + script.compileMillis());
        return true;
    }

    private static Shell.Split split(Shell shell, String text) {
        try {
            return shell.split(text);
        } catch (RuntimeException | Error e) {
            return new Shell.Split(text, ""); // evaluating it will say why
        }
    }

    private static Shell.Outcome eval(Shell shell, String source, long limitMillis) {
        try {
            return shell.eval(source, limitMillis);
        } catch (RuntimeException | Error e) { // a compiler that a text has broken
            return new Shell.Outcome(Shell.End.REJECTED, e.toString());
        }
    }

    private void remember(String source, Shell.Outcome outcome) {
        failed.put(source, outcome.end() == Shell.End.LATE ? "time limit" : outcome.text());
    }

    /** Why a function is not there: what became of the statement that declares it, if any. */
    private String why(Script.Call call, Shell.Outcome outcome) {
        Matcher names = CALLED.matcher(call.source());
        while (names.find()) {
            Pattern declared = Pattern.compile("[\\w>\\]]\\s+" + names.group(1) + "\\s*\\(");
            for (Map.Entry<String, String> entry : failed.entrySet()) {
                if (declared.matcher(entry.getKey()).find()) {
                    return cut(entry.getValue());
                }
            }
        }
        return cut(outcome.text());
    }

    private static String cut(String text) {
        return text.length() <= SENTENCE ? text : text.substring(0, SENTENCE) + "...";
    }

    /** Gives this machine up when a step never ends, for example inside the compiler. */
    private final class Watchdog extends Thread {
        private volatile long deadline = Long.MAX_VALUE;

        Watchdog() {
            super("watchdog");
            setDaemon(true);
        }

        void expect(long millis) {
            deadline = System.nanoTime() / 1_000_000 + millis;
        }

        @Override
        public void run() {
            while (System.nanoTime() / 1_000_000 < deadline) {
                try {
                    sleep(200);
                } catch (InterruptedException e) {
                    continue; // a submission may try
                }
            }
            channel.end("stuck");
            Runtime.getRuntime().halt(AGAIN);
        }
    }
}
