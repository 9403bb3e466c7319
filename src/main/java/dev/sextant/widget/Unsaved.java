package dev.sextant.widget;

/** Something in the window in which a person can type what would be lost with it. */
public interface Unsaved {

    /** Whether something was typed that is not saved yet. */
    boolean unsaved();

    /** Whether {@code part} is such a thing and has something to lose. */
    static boolean in(Object part) {
        return part instanceof Unsaved typed && typed.unsaved();
    }
}
