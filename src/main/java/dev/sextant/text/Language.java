package dev.sextant.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * A language that the program speaks. The window and what it sends speak the one that was chosen;
 * the command line, logs and files speak {@link #ENGLISH}, since scripts and colleagues read them.
 *
 * <p>Both write the digits 0–9, a comma between thousands and a point before decimals, and count
 * years from the same one: a console whose times are compared with logs and with other people's
 * screens shows Gregorian years, in Thai too.
 */
public enum Language {
    ENGLISH("en"),
    THAI("th");

    private final Locale locale;
    private final ResourceBundle bundle;

    Language(String code) {
        locale = Locale.of(code);
        bundle =
                ResourceBundle.getBundle(
                        "dev.sextant.messages",
                        locale,
                        // never the language of the machine in place of a text that is missing
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The one that {@code wished} asks for, whatever its region; English for any other. */
    public static Language of(Locale wished) {
        return find(wished.getLanguage()) instanceof Language found ? found : ENGLISH;
    }

    /**
     * @param code as {@link #code} gives it
     * @return null for a language that the program does not speak
     */
    public static @Nullable Language find(String code) {
        for (var language : values()) {
            if (language.code().equals(code)) return language;
        }
        return null;
    }

    /** {@code en}, {@code th}. */
    public String code() {
        return locale.getLanguage();
    }

    /** Without a region, a calendar or digits of its own. */
    public Locale locale() {
        return locale;
    }

    /**
     * @param key of {@code messages.properties}; the whole key, as a constant, so that a test can
     *     find unused and missing ones
     * @param arguments a {@link Sentence} among them is said in this language too
     * @throws java.util.MissingResourceException for a key that there is not
     */
    public String text(String key, Object... arguments) {
        var pattern = bundle.getString(key);
        if (arguments.length == 0) return pattern;
        var said = new Object[arguments.length];
        for (var index = 0; index < said.length; index++) {
            said[index] = said(Objects.requireNonNull(arguments[index]));
        }
        return new MessageFormat(pattern, locale).format(said);
    }

    private Object said(Object argument) {
        return argument instanceof Sentence sentence ? sentence.in(this) : argument;
    }
}
