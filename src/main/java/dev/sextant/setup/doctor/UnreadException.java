package dev.sextant.setup.doctor;

import dev.sextant.text.Sentence;

/** Something could not be read, so that nothing can be said of it. */
final class UnreadException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Sentence why;

    UnreadException(Sentence why) {
        super(why.english());
        this.why = why;
    }

    Sentence why() {
        return why;
    }
}
