package descent.kernel;

/**
 * How a value is shown.
 *
 * @param html the page fragment, or {@code null} where the text says it all
 * @param plain the text
 */
public record Shown(String html, String plain) {}
