package dev.sextant.ui.settings.receivers;

import dev.sextant.cluster.profile.Secret;
import dev.sextant.notify.DeliveryEntry;
import dev.sextant.notify.DeliveryException;
import dev.sextant.notify.Receiver;
import dev.sextant.notify.Standing;
import dev.sextant.store.StoreException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The receivers of this machine and what was sent to them. Every call blocks: none may be made on
 * the JavaFX thread.
 */
public interface Receivers {

    /** In the order they were made. */
    List<Receiver> all() throws StoreException;

    /** How receivers fare in the watches of this program; none for one that was never used. */
    List<Standing> standings();

    void add(Receiver receiver, @Nullable Secret secret) throws StoreException;

    /**
     * Changes the receiver of that name; what waits for it is sent now.
     *
     * @param changed a new secret; null to keep the old one
     */
    void replace(String name, Receiver receiver, @Nullable Secret changed) throws StoreException;

    void remove(String name) throws StoreException;

    /**
     * Sends a message that is visibly a test, at once and once.
     *
     * @return what the other side said, in a few words
     */
    String test(Receiver receiver) throws StoreException, DeliveryException, InterruptedException;

    /** The delivery log of all clusters that are watched here, newest first. */
    List<Delivery> deliveries(int most) throws StoreException;

    /**
     * A line of the delivery log.
     *
     * @param cluster the profile's name
     * @param about what the alert is about, in words; empty when it is not known any more
     */
    record Delivery(String cluster, String about, DeliveryEntry entry) {}
}
