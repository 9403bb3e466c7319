package dev.sextant.monitor;

import dev.sextant.alert.Health;
import dev.sextant.alert.Rule;
import dev.sextant.alert.Transition;
import dev.sextant.notify.DeliveryEntry;
import java.time.Duration;
import java.time.Instant;

/** Hears what alerting does, as it happens. Called on alerting's own threads: must not block. */
public interface AlertingLog {

    /** For those who look at the desk instead. */
    AlertingLog NONE = new AlertingLog() {};

    /** A rule was judged, or could not be. */
    default void evaluated(
            Rule rule, Instant windowEnd, Health health, long groups, Duration cost) {}

    default void transition(Transition transition) {}

    default void delivery(DeliveryEntry entry) {}

    /** Something a person should mend, once each time it begins. */
    default void problem(String sentence) {}

    /** The evaluation is stuck, besides being a problem; called on a thread of its own. */
    default void stuck(String sentence) {}
}
