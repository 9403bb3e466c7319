package dev.sextant.text;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
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

    private static final AtomicReference<Language> SPOKEN = new AtomicReference<>(ENGLISH);

    private final Locale locale;

    Language(String code) {
        locale = Locale.of(code);
    }

    /** What the window and what is sent speak; English until another is chosen. */
    public static Language spoken() {
        return SPOKEN.get();
    }

    /**
     * From now on the window, and what is sent, speak this. It becomes the default of the whole
     * process too, because JavaFX asks that where lines of Thai can be broken; code of our own
     * never asks it.
     */
    public static void speak(Language language) {
        SPOKEN.set(language);
        Locale.setDefault(language.locale);
    }

    /** The language of the machine; English when the program does not speak it. */
    public static Language ofTheMachine() {
        var language = System.getProperty("user.language", "en");
        return of(Locale.of(System.getProperty("user.language.display", language)));
    }

    /** The one that {@code wished} asks for, whatever its region; English for any other. */
    public static Language of(Locale wished) {
        return Objects.requireNonNullElse(find(wished.getLanguage()), ENGLISH);
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
        var pattern = texts().getString(key);
        if (arguments.length == 0) return pattern;
        var said = new Object[arguments.length];
        for (var index = 0; index < said.length; index++) {
            said[index] = said(Objects.requireNonNull(arguments[index]));
        }
        return new MessageFormat(pattern, locale).format(said);
    }

    /**
     * What Sextant itself wrote down in English, such as the name of a rule that comes with it or
     * why one was not measured, in this language; what a person wrote stays as it is.
     */
    public String known(String written) {
        return this == ENGLISH ? written : recognised(written).in(this);
    }

    static Sentence recognised(String written) {
        return Texts.WRITTEN.of(written);
    }

    private Object said(Object argument) {
        return argument instanceof Sentence sentence ? sentence.in(this) : argument;
    }

    private ResourceBundle texts() {
        return Objects.requireNonNull(Texts.BUNDLES.get(this));
    }

    /** Read when the first text is asked for. */
    private static final class Texts {
        private static final Map<Language, ResourceBundle> BUNDLES =
                Arrays.stream(values())
                        .collect(Collectors.toUnmodifiableMap(one -> one, Texts::bundle));

        private static final Recognition WRITTEN = new Recognition(ENGLISH.texts());

        private static ResourceBundle bundle(Language language) {
            return ResourceBundle.getBundle(
                    "dev.sextant.messages",
                    language.locale,
                    // never the language of the machine in place of a text that is missing
                    ResourceBundle.Control.getNoFallbackControl(
                            ResourceBundle.Control.FORMAT_PROPERTIES));
        }
    }
}
