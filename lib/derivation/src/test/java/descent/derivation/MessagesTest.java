package descent.derivation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.derivation.model.Model;
import descent.text.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both languages say the same, and every model loads in every form. */
class MessagesTest {
    @AfterEach
    void back() {
        Language.use(null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tex/", "model/"})
    void sameKeysAndPlaceholders(String folder) throws IOException {
        Properties english = load(folder + "messages_en.properties");
        Properties korean = load(folder + "messages_ko.properties");
        assertEquals(new TreeSet<>(english.keySet()), new TreeSet<>(korean.keySet()));
        for (String key : english.stringPropertyNames()) {
            String en = english.getProperty(key);
            String ko = korean.getProperty(key);
            assertEquals(placeholders(en), placeholders(ko), key);
            for (String text : List.of(en, ko)) {
                assertDoesNotThrow(() -> new MessageFormat(text, Locale.ROOT), key);
            }
            assertFalse(
                    ko.matches("(?s).*\\{\\d}[은는이가을를과와로](?![가-힣]).*"),
                    () -> key + ": a particle after a placeholder");
            assertFalse(ko.matches("(?s).*(은\\(는|을\\(를|이\\(가).*"), key);
        }
    }

    private static Set<String> placeholders(String text) {
        Set<String> found = new TreeSet<>();
        Matcher m = Pattern.compile("\\{(\\d)}").matcher(text.replaceAll("'[{][^']*[}]'", ""));
        while (m.find()) {
            found.add(m.group(1));
        }
        return found;
    }

    private static Properties load(String name) throws IOException {
        Properties p = new Properties();
        p.load(
                new InputStreamReader(
                        MessagesTest.class.getResourceAsStream(name), StandardCharsets.UTF_8));
        return p;
    }

    @ParameterizedTest
    @CsvSource({
        "rbm, notes",
        "ebm, notes",
        "scalar, notes",
        "momentum, notes pytorch averaged",
        "nesterov, notes pytorch",
        "adagrad, notes paper pytorch keras",
        "rmsprop, notes paper pytorch keras",
        "adadelta, notes paper literal pytorch keras",
        "adam, notes paper pytorch keras"
    })
    void everyModelHasATable(String name, String forms) {
        for (String form : forms.split(" ")) {
            ModelTable table = new ModelTable(Model.named(name, form));
            for (Language language : Language.values()) {
                Language.use(language);
                assertTrue(table.text().lines().count() > 4, table::text);
                assertFalse(table.html().contains("null"));
                assertEquals(
                        0, table.html().chars().filter(c -> c == '$').count() % 2, table::html);
                boolean hangulInFormula =
                        Pattern.compile("\\$[^$]*[가-힣][^$]*\\$(?=[^$]*(\\$[^$]*\\$[^$]*)*$)")
                                .matcher(formulas(table.html()))
                                .find();
                assertFalse(hangulInFormula, table::html);
            }
        }
    }

    /** The formulas only, each between dollars. */
    private static String formulas(String html) {
        StringBuilder all = new StringBuilder();
        Matcher m = Pattern.compile("\\$([^$]*)\\$").matcher(html);
        while (m.find()) {
            all.append(m.group());
        }
        return all.toString();
    }

    @Test
    void hintsAndReasonsHaveSentences() {
        for (Language language : Language.values()) {
            Language.use(language);
            for (Hint.Kind kind : Hint.Kind.values()) {
                assertFalse(new Hint(kind, "x").sentence().isEmpty());
            }
            for (Reason reason : Reason.values()) {
                assertEquals(reason, Reason.named(reason.title()).orElseThrow());
            }
        }
    }
}
