package descent.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.text.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelsTest {
    @AfterEach
    void languageOfTheMachine() {
        Language.use(null);
    }

    @ParameterizedTest
    @CsvSource({
        "training loss, 학습 손실",
        "mini-batch 64, 미니배치 64",
        "stochastic gradient descent, 확률적 경사 하강법",
        "Stochastic gradient descent, 확률적 경사 하강법",
        "learning rate η, 학습률 η",
        "gradient descent 0.1, 경사 하강법 0.1",
        "steps, 단계",
        "loss, 손실",
        "Adam (η = 0.001), Adam (η = 0.001)",
        "f(x), f(x)",
        "log Z, log Z",
        "Rosenbrock, 로젠브록",
        "'GD, raw', 'GD, 표준화 전'",
        "'Adagrad (notes, η = 0.4)', 'Adagrad (필기, η = 0.4)'",
        "color_intensity, color_intensity"
    })
    void koreanWordsInAKoreanNotebook(String english, String korean) {
        Language.use(Language.KO);
        assertEquals(korean, Labels.of(english));
        Language.use(Language.EN);
        assertEquals(english, Labels.of(english));
    }

    @Test
    void aTermInsideAWordStays() {
        Language.use(Language.KO);
        assertEquals("overstepping", Labels.of("overstepping"));
    }
}
