package descent.text;

import static descent.text.Language.EN;
import static descent.text.Language.KO;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LanguageTest {
    @AfterEach
    void defaultLanguage() {
        Language.use(null);
    }

    @Test
    void theCallCountsMostAndNullTakesItBack() {
        Language before = Language.current();
        Language.use(before == KO ? EN : KO);
        assertEquals(before == KO ? EN : KO, Language.current());
        Language.use(null);
        assertEquals(before, Language.current());
    }

    @Test
    void thenTheVariable() {
        Path korean = Path.of("/course/work/ko");
        assertEquals(EN, Language.detect("en", korean));
        assertEquals(EN, Language.detect(" EN ", korean));
        assertEquals(KO, Language.detect("Ko", Path.of("/course/work/en")));
    }

    @Test
    void thenTheNearestFolder() {
        assertEquals(KO, Language.detect(null, Path.of("/course/work/ko")));
        assertEquals(KO, Language.detect(null, Path.of("/en/work/ko/homework/hw1")));
        assertEquals(EN, Language.detect(null, Path.of("/ko/work/en")));
        assertEquals(KO, Language.detect("fr", Path.of("/course/ko")), "a language unknown");
        assertEquals(KO, Language.detect("", Path.of("/course/ko")));
    }

    @Test
    void thenEnglish() {
        assertEquals(EN, Language.detect(null, Path.of("/course/korean/kod")));
        assertEquals(EN, Language.detect(null, Path.of("/")));
        assertEquals(EN, Language.detect("fr", Path.of("/")));
    }
}
