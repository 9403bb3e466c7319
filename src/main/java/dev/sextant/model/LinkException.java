package dev.sextant.model;

import java.util.List;

/** A link that cannot be followed. What is wrong with it is put into words where it is read. */
public final class LinkException extends Exception {

    private final String why;
    private final List<Object> arguments;

    /**
     * @param why the key of what is wrong, which follows "The link is not followed:"
     * @param arguments what the words name
     */
    LinkException(String why, Object... arguments) {
        super(why);
        this.why = why;
        this.arguments = List.of(arguments);
    }

    public String why() {
        return why;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
