package descent.plot;

import descent.text.Language;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words in figures and tables. A lecture's code stands once, so labels are written in English;
 * in a Korean notebook they appear in Korean.
 *
 * <p>A whole label is looked up in {@code labels_ko.properties}, then in the glossary of the
 * course; otherwise each term in it is replaced, the longest first: {@code mini-batch 64} becomes
 * {@code 미니배치 64}. Names (Adam, RMSprop) and symbols (η, θ₁, f) stay.
 */
public final class Labels {
    private static final Labels KOREAN = new Labels();

    private final Map<String, String> exact = new HashMap<>();
    private final Pattern terms;

    private Labels() {
        Properties bundle = new Properties();
        try (BufferedReader labels = open("labels_ko.properties");
                BufferedReader glossary = open("glossary.csv")) {
            bundle.load(labels);
            glossary.lines().skip(1).forEach(this::glossaryRow);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        bundle.forEach((en, ko) -> exact.put(key((String) en), (String) ko));
        terms =
                Pattern.compile(
                        "(?<![\\p{L}\\p{M}_-])("
                                + exact.keySet().stream()
                                        .sorted(Comparator.comparing(String::length).reversed())
                                        .map(Pattern::quote)
                                        .collect(Collectors.joining("|"))
                                + ")s?(?![\\p{L}\\p{M}_-])",
                        Pattern.CASE_INSENSITIVE);
    }

    /**
     * A label in the {@linkplain Language#current() current language}.
     *
     * @param english the label as the code says it
     * @return the label as the figure shows it
     */
    public static String of(String english) {
        return Language.current() == Language.KO ? KOREAN.translated(english) : english;
    }

    private String translated(String english) {
        String whole = exact.get(key(english));
        return whole != null
                ? whole
                : terms.matcher(english)
                        .replaceAll(
                                found -> Matcher.quoteReplacement(exact.get(key(found.group(1)))));
    }

    private void glossaryRow(String row) {
        String[] cells = row.split(",", 3);
        if (cells.length == 3 && !row.startsWith("\"")) {
            exact.put(key(cells[0]), cells[1]);
        }
    }

    private static String key(String english) {
        return english.strip().toLowerCase(Locale.ROOT);
    }

    private static BufferedReader open(String name) {
        InputStream file = Labels.class.getResourceAsStream(name);
        if (file == null) {
            throw new IllegalStateException(name);
        }
        return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
    }
}
