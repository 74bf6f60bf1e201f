package descent.grader;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import descent.homework.Answer;
import descent.homework.Assignment;
import descent.homework.Judgement;
import descent.homework.Task;
import descent.text.Language;
import descent.text.Messages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Makes the questions of an assignment from a seed and judges the answers: one JSON object per line
 * on standard input, one reply per line on standard output, until the input ends. It runs outside
 * the sandbox and takes from a submission only text.
 *
 * <pre>
 * {"action": "assignments"}
 * {"action": "questions", "assignment": "hw1", "seed": 17}
 * {"action": "judge", "assignment": "hw1", "seed": 17, "task": "adam", "language": "ko",
 *  "answers": [{"kind": "VALUE", "text": "1.0"}], "millis": 20000}
 * </pre>
 *
 * <p>A reply with {@code spent} says that a judgement did not end in time and still goes on: the
 * caller should start another referee.
 */
public final class Referee {
    private static final int STACK = 64 << 20;
    private static final Messages MESSAGES = Messages.beside(Referee.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<Assignment> assignments;

    /**
     * A referee of some assignments.
     *
     * @param assignments what it can be asked for
     */
    public Referee(List<Assignment> assignments) {
        this.assignments = List.copyOf(assignments);
    }

    /**
     * What a referee is asked.
     *
     * @param action assignments, questions or judge
     * @param assignment the name of an assignment
     * @param seed what the questions are made from
     * @param task the id of the task to judge
     * @param language of the sentence, ko or en
     * @param answers of the task's questions, in order
     * @param millis how long the judgement may take
     */
    public record Request(
            String action,
            String assignment,
            long seed,
            String task,
            String language,
            List<Answer> answers,
            long millis) {}

    /**
     * The questions of a task.
     *
     * @param id its name
     * @param points of a full solution
     * @param calls the questions; empty if the text of the answer cell is judged
     */
    public record Questions(String id, int points, List<String> calls) {}

    /**
     * What a referee replies; what was not asked for is null.
     *
     * @param assignments names
     * @param tasks questions
     * @param judgement of the answers
     * @param spent true if this referee should not be asked again
     * @param error what is wrong with the request
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reply(
            List<String> assignments,
            List<Questions> tasks,
            Judgement judgement,
            Boolean spent,
            String error) {
        static Reply error(String sentence) {
            return new Reply(null, null, null, null, sentence);
        }

        static Reply judged(Judgement judgement, boolean spent) {
            return new Reply(null, null, judgement, spent ? true : null, null);
        }
    }

    /**
     * Answers requests until the input ends.
     *
     * @param arguments none, or the name of a class that supplies other assignments than the
     *     course's own ({@code Supplier<List<Assignment>>}, with a constructor without parameters)
     * @throws IOException if the input cannot be read
     * @throws ReflectiveOperationException if there is no such class
     */
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        PrintStream replies = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err); // nothing else may come between the replies
        Referee referee =
                new Referee(arguments.length == 0 ? Assignment.all() : supplied(arguments[0]));
        BufferedReader requests =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line; (line = requests.readLine()) != null; ) {
            replies.println(referee.reply(line));
        }
        Runtime.getRuntime().halt(0); // a judgement that never ends is not waited for
    }

    private static List<Assignment> supplied(String name) throws ReflectiveOperationException {
        if (Class.forName(name).getConstructor().newInstance() instanceof Supplier<?> supplier
                && supplier.get() instanceof List<?> list) {
            return list.stream().map(Assignment.class::cast).toList();
        }
        throw new IllegalArgumentException(name + " supplies no list of assignments");
    }

    /**
     * Answers one request.
     *
     * @param line a JSON object
     * @return a JSON object, without line breaks
     */
    public String reply(String line) {
        try {
            return JSON.writeValueAsString(answer(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // a reply is made of text and numbers
        }
    }

    private Reply answer(String line) {
        try {
            Request request = JSON.readValue(line, Request.class);
            return switch (String.valueOf(request.action())) {
                case "assignments" -> names();
                case "questions" -> questions(request);
                case "judge" -> judge(request);
                default -> Reply.error("action = " + request.action());
            };
        } catch (JsonProcessingException e) {
            return Reply.error("not a request: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            return Reply.error(e.getMessage());
        }
    }

    private Reply names() {
        List<String> names = assignments.stream().map(Assignment::name).toList();
        return new Reply(names, null, null, null, null);
    }

    private Reply questions(Request request) {
        List<Questions> tasks =
                assignment(request).tasks().stream()
                        .map(t -> new Questions(t.id(), t.points(), t.calls(request.seed())))
                        .toList();
        return new Reply(null, tasks, null, null, null);
    }

    private Reply judge(Request request) {
        Task task =
                assignment(request).tasks().stream()
                        .filter(t -> t.id().equals(request.task()))
                        .findFirst()
                        .orElseThrow(() -> unknown("task", request.task()));
        if (request.answers() == null) {
            throw new IllegalArgumentException("answers = null");
        }
        String language = String.valueOf(request.language());
        Language.use(Language.valueOf(language.toUpperCase(Locale.ROOT)));
        CompletableFuture<Judgement> judgement = new CompletableFuture<>();
        Runnable work =
                () -> {
                    try {
                        judgement.complete(task.judge(request.seed(), request.answers()));
                    } catch (Throwable e) { // also a stack that overflows on a nested text
                        judgement.completeExceptionally(e);
                    }
                };
        Thread thread = new Thread(null, work, "judgement", STACK);
        thread.setDaemon(true);
        thread.start();
        try {
            return Reply.judged(judgement.get(request.millis(), TimeUnit.MILLISECONDS), false);
        } catch (TimeoutException e) {
            thread.interrupt();
            return Reply.judged(new Judgement(0, "late", MESSAGES.get("judge.late")), true);
        } catch (ExecutionException e) {
            String sentence = MESSAGES.get("judge.failed", e.getCause().getClass().getSimpleName());
            return Reply.judged(new Judgement(0, "unreadable", sentence), false);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e); // nobody interrupts the main thread
        }
    }

    private Assignment assignment(Request request) {
        return assignments.stream()
                .filter(a -> a.name().equals(request.assignment()))
                .findFirst()
                .orElseThrow(() -> unknown("assignment", request.assignment()));
    }

    private static IllegalArgumentException unknown(String what, String value) {
        return new IllegalArgumentException(what + " = " + value + ": there is none of that name");
    }
}
