package dev.sextant.model;

/** A link that cannot be followed; the message is a sentence fit to show. */
public final class LinkException extends Exception {

    public LinkException(String sentence) {
        super(sentence);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
