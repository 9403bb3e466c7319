package dev.sextant.notify;

/** Agrees with the other consoles of a team who sends a notification. */
@FunctionalInterface
public interface Claims {

    /** For one console without a team: everything is its own. */
    Claims ALONE = notification -> "";

    /**
     * @return empty when this console may send it, otherwise who does
     */
    String claim(Notification notification) throws InterruptedException;
}
