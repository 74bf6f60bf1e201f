package descent.derivation.model;

import descent.text.Language;

/**
 * One line of the model's table.
 *
 * @param tex the symbol or its formula
 * @param english what it is, in English
 * @param korean what it is, in Korean
 */
public record Row(String tex, String english, String korean) {
    /**
     * What it is.
     *
     * @return in the current language
     */
    public String meaning() {
        return Language.current() == Language.KO ? korean : english;
    }
}
