package descent.grader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import descent.homework.Answer;
import descent.homework.Assignment;
import descent.homework.Judgement;
import descent.homework.Task;
import descent.text.Language;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RefereeTest {
    private final Referee referee =
            new Referee(List.of(new Assignment("hw", List.of(new Twice(), new Hostile()))));

    @AfterEach
    void reset() {
        Language.use(null);
    }

    private JsonNode ask(String request) throws Exception {
        String reply = referee.reply(request.replace('\'', '"'));
        assertEquals(-1, reply.indexOf('\n'));
        return JsonMapper.builder().build().readTree(reply);
    }

    private JsonNode judge(String task, String kind, String text, int millis) throws Exception {
        return ask(
                ("{'action':'judge','assignment':'hw','seed':40,'task':'%s','language':'ko',"
                                + "'answers':[{'kind':'%s','text':'%s'}],'millis':%d}")
                        .formatted(task, kind, text, millis));
    }

    @Test
    void namesAndQuestions() throws Exception {
        assertEquals("[\"hw\"]", ask("{'action':'assignments'}").get("assignments").toString());
        JsonNode tasks = ask("{'action':'questions','assignment':'hw','seed':40}").get("tasks");
        assertEquals("twice", tasks.get(0).get("id").textValue());
        assertEquals(3, tasks.get(0).get("points").intValue());
        assertEquals("[\"twice(40)\"]", tasks.get(0).get("calls").toString());
        assertTrue(tasks.get(1).get("calls").isEmpty());
    }

    @Test
    void judgements() throws Exception {
        JsonNode right = judge("twice", "VALUE", "80", 5000);
        assertEquals(1.0, right.get("judgement").get("share").doubleValue());
        assertEquals("KO", right.get("judgement").get("sentence").textValue());
        JsonNode wrong = judge("twice", "VALUE", "81", 5000);
        assertEquals(0.0, wrong.get("judgement").get("share").doubleValue());
        assertEquals("off", wrong.get("judgement").get("mistake").textValue());
        assertEquals(null, wrong.get("spent"));
    }

    @Test
    void aJudgementThatNeverEndsOrBreaks() throws Exception {
        JsonNode late = judge("hostile", "TEXT", "loop", 200);
        assertTrue(late.get("spent").booleanValue());
        assertEquals("late", late.get("judgement").get("mistake").textValue());
        JsonNode deep = judge("hostile", "TEXT", "recursion", 20_000);
        assertEquals(0.0, deep.get("judgement").get("share").doubleValue());
        assertTrue(deep.get("judgement").get("sentence").textValue().contains("StackOverflow"));
    }

    @Test
    void requestsThatAreNone() throws Exception {
        for (String request :
                List.of(
                        "nonsense",
                        "{}",
                        "{'action':'questions','assignment':'hw9','seed':1}",
                        "{'action':'judge','assignment':'hw','seed':1,'task':'x','language':'ko'}",
                        "{'action':'judge','assignment':'hw','task':'twice','language':'ko'}",
                        "{'action':'judge','assignment':'hw','task':'twice','answers':[]}",
                        "{'action':'questions','assignment':'hw','seed':'many'}")) {
            assertTrue(ask(request).hasNonNull("error"), request);
        }
    }

    /** Asks for twice the seed. */
    private record Twice() implements Task {
        @Override
        public String id() {
            return "twice";
        }

        @Override
        public int points() {
            return 3;
        }

        @Override
        public List<String> calls(long seed) {
            return List.of("twice(" + seed + ")");
        }

        @Override
        public Judgement judge(long seed, List<Answer> answers) {
            boolean right = answers.get(0).text().equals(String.valueOf(2 * seed));
            return new Judgement(right ? 1 : 0, right ? "" : "off", Language.current().name());
        }
    }

    /** Judges a text, and never comes back from some. */
    private record Hostile() implements Task {
        @Override
        public String id() {
            return "hostile";
        }

        @Override
        public int points() {
            return 1;
        }

        @Override
        public List<String> calls(long seed) {
            return List.of();
        }

        @Override
        public Judgement judge(long seed, List<Answer> answers) {
            while (answers.get(0).text().equals("loop")) {
                Thread.onSpinWait();
            }
            return judge(seed, answers);
        }
    }
}
