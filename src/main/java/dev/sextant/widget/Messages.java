package dev.sextant.widget;

import dev.sextant.text.Language;
import dev.sextant.text.Sentence;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Every text a person reads in the window, by key, in the language that the window speaks. What is
 * on screen does not change with the language: whoever changes it builds the window anew.
 */
public final class Messages {

    private static final AtomicReference<Language> LANGUAGE =
            new AtomicReference<>(Language.ENGLISH);

    /** What the machine was set to before {@link #speak}. */
    private static final Language SYSTEM =
            Language.of(Locale.getDefault(Locale.Category.DISPLAY));

    private Messages() {}

    /** The language of the machine; English when the program does not speak it. */
    public static Language system() {
        return SYSTEM;
    }

    /** The language of the window; English until another is chosen. */
    public static Language language() {
        return LANGUAGE.get();
    }

    /**
     * From now on the window speaks this. It becomes the default of the whole process too, because
     * JavaFX asks that where lines of Thai can be broken; code of our own never asks it.
     */
    public static void speak(Language language) {
        LANGUAGE.set(language);
        Locale.setDefault(language.locale());
    }

    /**
     * @param key of {@code messages.properties}; the whole key, as a constant, so that a test can
     *     find unused and missing ones
     */
    public static String text(String key, Object... arguments) {
        return language().text(key, arguments);
    }

    /** What something below the window has to say. */
    public static String text(Sentence sentence) {
        return sentence.in(language());
    }
}
