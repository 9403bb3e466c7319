package dev.sextant.store;

import java.util.List;

/**
 * A rule file, or a file of fixtures, is refused. Each problem is one sentence fit to show to a
 * person: file, line and column, what was found, what was expected.
 */
public final class RuleFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    RuleFileException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    RuleFileException(String problem) {
        this(List.of(problem));
    }

    /** At least one. */
    public List<String> problems() {
        return problems;
    }
}
