package dev.sextant.widget;

import dev.sextant.text.Failure;
import dev.sextant.text.Language;
import dev.sextant.text.Sentence;

/**
 * Every text a person reads in the window, by key, in the language that the window speaks. What is
 * on screen does not change with the language: whoever changes it builds the window anew.
 */
public final class Messages {

    private Messages() {}

    /** The language of the window; English until another is chosen. */
    public static Language language() {
        return Language.spoken();
    }

    /** From now on the window speaks this; what is on screen stays as it is. */
    public static void speak(Language language) {
        Language.speak(language);
    }

    /**
     * @param key of {@code messages.properties}; the whole key, as a constant, so that a test can
     *     find unused and missing ones
     */
    public static String text(String key, Object... arguments) {
        return language().text(key, arguments);
    }

    /** What Sextant wrote down in English, such as the name of one of its rules. */
    public static String known(String written) {
        return language().known(written);
    }

    /** What failed, with its code. */
    public static String text(Failure failure) {
        return failure.code().after(text(failure.words()));
    }

    /** What something below the window has to say. */
    public static String text(Sentence sentence) {
        return sentence.in(language());
    }
}
