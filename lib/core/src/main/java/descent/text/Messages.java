package descent.text;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * The sentences of one part of the library, in both languages: a pair of UTF-8 files {@code
 * messages_ko.properties} and {@code messages_en.properties} beside the classes that say them.
 *
 * <p>Placeholders are those of {@link MessageFormat}, {@code {0}}, {@code {1}}; an apostrophe is
 * written twice. Numbers are put in as {@link String#valueOf(Object)} writes them, so {@code 0.001}
 * stays {@code 0.001}. In Korean no particle follows a placeholder directly, because its form would
 * depend on the value.
 */
public final class Messages {
    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final String bundle;
    private final ClassLoader loader;

    private Messages(String bundle, ClassLoader loader) {
        this.bundle = bundle;
        this.loader = loader;
    }

    /**
     * The messages that lie beside a class.
     *
     * @param neighbour any class of the package
     * @return its package's messages
     */
    public static Messages beside(Class<?> neighbour) {
        return new Messages(neighbour.getPackageName() + ".messages", neighbour.getClassLoader());
    }

    /**
     * A sentence in the {@linkplain Language#current() current language}.
     *
     * @param key its key
     * @param values what to put in for {@code {0}}, {@code {1}}, ...
     * @return the sentence
     * @throws MissingResourceException if there is no such key
     */
    public String get(String key, Object... values) {
        return get(Language.current(), key, values);
    }

    /**
     * A sentence in a given language.
     *
     * @param language the language
     * @param key its key
     * @param values what to put in for {@code {0}}, {@code {1}}, ...
     * @return the sentence
     * @throws MissingResourceException if there is no such key
     */
    public String get(Language language, String key, Object... values) {
        String pattern =
                ResourceBundle.getBundle(bundle, language.locale(), loader, EXACT).getString(key);
        Object[] texts = Arrays.stream(values).map(String::valueOf).toArray();
        return new MessageFormat(pattern, language.locale()).format(texts);
    }
}
