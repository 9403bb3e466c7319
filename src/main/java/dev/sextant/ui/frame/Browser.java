package dev.sextant.ui.frame;

import java.net.URI;

/** Opens addresses outside of the window. */
@FunctionalInterface
public interface Browser {

    /** Nothing is opened: addresses are copied. */
    Browser NONE = address -> false;

    /**
     * Blocks; not for the JavaFX thread.
     *
     * @return false when it could not be opened
     */
    boolean open(URI address) throws InterruptedException;
}
