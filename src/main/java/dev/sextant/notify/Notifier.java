package dev.sextant.notify;

/**
 * Delivers one notification; blocks, at most 15 seconds, until the other side has taken it or
 * refused. Used by one thread at a time.
 */
@FunctionalInterface
public interface Notifier {

    /**
     * @param progress what the last attempt of the same notification left in {@link
     *     DeliveryException#progress()}; empty at first
     * @return in a few words what the other side said, for the delivery log
     */
    String send(Notification notification, String progress)
            throws DeliveryException, InterruptedException;
}
