package dev.sextant.text;

/** Something that failed, as it is told to a person. */
public interface Failure {

    ErrorCode code();

    /** One sentence: what, why, what to do; in whatever language, never with a secret. */
    Sentence words();

    /** The sentence with its code, in whatever language. */
    default Sentence codedWords() {
        return code().after(words());
    }

    /** The sentence in English, as logs and scripts have it. */
    default String sentence() {
        return words().english();
    }

    /** The sentence in English, with its code. */
    default String coded() {
        return code().after(sentence());
    }
}
