package dev.sextant.store.rules;

import dev.sextant.text.Sentence;
import java.util.List;

/**
 * A rule file, or a file of fixtures, is refused. Each problem is one sentence fit to show to a
 * person: file, line and column, what was found, what was expected.
 */
public final class RuleFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Sentence> words;

    RuleFileException(List<Sentence> words) {
        super(String.join("\n", english(words)));
        this.words = List.copyOf(words);
    }

    RuleFileException(Sentence problem) {
        this(List.of(problem));
    }

    private static List<String> english(List<Sentence> words) {
        return words.stream().map(Sentence::english).toList();
    }

    /** At least one. */
    public List<Sentence> words() {
        return words;
    }

    /** At least one, in English. */
    public List<String> problems() {
        return english(words);
    }
}
