package descent.text;

import java.nio.file.Path;
import java.util.Locale;

/**
 * The language in which the library speaks.
 *
 * <p>{@link #current()} is the language of the last {@link #use}; without one, of the environment
 * variable {@code DESCENT_LANG}; without that, of the nearest folder named {@code ko} or {@code en}
 * above the working directory (so a notebook in {@code work/ko} speaks Korean); without that,
 * English.
 */
public enum Language {
    /** Korean. */
    KO,
    /** English. */
    EN;

    private static volatile Language chosen;

    /**
     * Chooses the language for the rest of the run.
     *
     * @param language the language, or {@code null} to go back to the default
     */
    public static void use(Language language) {
        chosen = language;
    }

    /**
     * The language in force.
     *
     * @return never {@code null}
     */
    public static Language current() {
        Language language = chosen;
        return language != null
                ? language
                : detect(System.getenv("DESCENT_LANG"), Path.of("").toAbsolutePath());
    }

    /** The rule of {@link #current()} without a call of {@link #use}. */
    static Language detect(String variable, Path directory) {
        Language language = named(variable);
        for (Path p = directory; language == null && p != null; p = p.getParent()) {
            language = p.getFileName() == null ? null : named(p.getFileName().toString());
        }
        return language != null ? language : EN;
    }

    private static Language named(String name) {
        if (name == null) {
            return null;
        }
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "ko" -> KO;
            case "en" -> EN;
            default -> null;
        };
    }

    /**
     * The locale of this language.
     *
     * @return {@code ko} or {@code en}
     */
    public Locale locale() {
        return this == KO ? Locale.KOREAN : Locale.ENGLISH;
    }
}
