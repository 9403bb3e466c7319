package dev.sextant.store.rules;

import dev.sextant.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes on reading after a mistake, so that a person hears of all of them at once. */
final class Problems {

    private final List<Sentence> found = new ArrayList<>();

    /** Part of a file. */
    @FunctionalInterface
    interface Reading<T extends @Nullable Object> {
        T read() throws RuleFileException;
    }

    /** Part of a file that gives no value. */
    @FunctionalInterface
    interface Check {
        void run() throws RuleFileException;
    }

    /**
     * @param otherwise what to go on with after a mistake; nobody sees it
     */
    <T extends @Nullable Object> T read(T otherwise, Reading<? extends T> reading) {
        try {
            return reading.read();
        } catch (RuleFileException e) {
            found.addAll(e.words());
            return otherwise;
        }
    }

    void check(Check check) {
        try {
            check.run();
        } catch (RuleFileException e) {
            found.addAll(e.words());
        }
    }

    void add(RuleFileException problem) {
        found.addAll(problem.words());
    }

    void refuseIfAny() throws RuleFileException {
        if (!found.isEmpty()) throw new RuleFileException(found);
    }
}
