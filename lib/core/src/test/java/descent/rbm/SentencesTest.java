package descent.rbm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.text.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the package says, in both languages. */
class SentencesTest {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)\\}");
    private static final Pattern PARTICLE =
            Pattern.compile("\\}\"?(은|는|이|가|을|를|와|과|로|으로|아|야)([ ,.]|$)");

    @AfterEach
    void defaultLanguage() {
        Language.use(null);
    }

    private static Properties read(String language) throws IOException {
        Properties bundle = new Properties();
        String name = "messages_" + language + ".properties";
        try (Reader in =
                new InputStreamReader(
                        Rbm.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            bundle.load(in);
        }
        return bundle;
    }

    @Test
    void bothLanguagesSayTheSame() throws IOException {
        Properties ko = read("ko");
        Properties en = read("en");
        assertEquals(en.stringPropertyNames(), ko.stringPropertyNames());
        for (String key : en.stringPropertyNames()) {
            TreeSet<String> places = new TreeSet<>();
            PLACE.matcher(en.getProperty(key)).results().forEach(m -> places.add(m.group()));
            TreeSet<String> placesKo = new TreeSet<>();
            PLACE.matcher(ko.getProperty(key)).results().forEach(m -> placesKo.add(m.group()));
            assertEquals(places, placesKo, key);
            assertFalse(PARTICLE.matcher(ko.getProperty(key)).find(), ko.getProperty(key));
        }
    }

    @Test
    void anErrorInKorean() {
        Language.use(Language.KO);
        Rbm large = Rbm.random(40, 35, 0.1, 1);
        String sentence = "";
        try {
            large.logZ();
        } catch (IllegalArgumentException e) {
            sentence = e.getMessage();
        }
        assertTrue(sentence.startsWith("작은 층의 유닛이 35개입니다."), sentence);
        assertTrue(sentence.contains("AnnealedImportanceSampling"), sentence);
        AisEstimate doubtful = AisEstimate.of(0, new double[] {0, 900, 0, 0, 0, 0}, true);
        assertTrue(doubtful.warning().startsWith("연쇄 6개 가운데 1.0개"), doubtful.warning());
    }
}
