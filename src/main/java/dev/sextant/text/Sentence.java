package dev.sextant.text;

import java.util.List;

/**
 * Something that is said to a person, made where it is known and put into words where it is read:
 * the same failure is Thai in the window and English in the log.
 *
 * @param key of {@code messages.properties}; empty for words that are nobody's but their author's,
 *     which are then the only argument
 * @param arguments texts, numbers and further sentences; never a secret
 */
public record Sentence(String key, List<Object> arguments) {

    public Sentence {
        arguments = List.copyOf(arguments);
    }

    public static Sentence of(String key, Object... arguments) {
        return new Sentence(key, List.of(arguments));
    }

    /** Words that are the same in every language, such as those of a server. */
    public static Sentence verbatim(String words) {
        return new Sentence("", List.of(words));
    }

    /** What Sextant once wrote down in English; other words are taken as they are. */
    public static Sentence written(String english) {
        return Language.recognised(english);
    }

    public String in(Language language) {
        return key.isEmpty()
                ? arguments.getFirst().toString()
                : language.text(key, arguments.toArray());
    }

    /** In English, as logs and the command line have it. */
    public String english() {
        return in(Language.ENGLISH);
    }

    /** In English. */
    @Override
    public String toString() {
        return english();
    }
}
