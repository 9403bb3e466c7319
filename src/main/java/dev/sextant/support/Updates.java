package dev.sextant.support;

import dev.sextant.store.UpdatePreferences;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for a newer version at most once a day, if a person wants that; silent when it fails. */
public final class Updates {

    private static final Logger LOG = LoggerFactory.getLogger(Updates.class);
    private static final Duration AT_MOST_EVERY = Duration.ofDays(1);

    private final Supplier<UpdatePreferences> preferences;
    private final Consumer<UpdatePreferences> keep;
    private final InstantSource clock;

    public Updates(
            Supplier<UpdatePreferences> preferences,
            Consumer<UpdatePreferences> keep,
            InstantSource clock) {
        this.preferences = preferences;
        this.keep = keep;
        this.clock = clock;
    }

    public UpdatePreferences preferences() {
        return preferences.get();
    }

    /** A person's choice; the next look is then due at once. */
    public void choose(boolean enabled, String address) {
        keep.accept(new UpdatePreferences(enabled, address.strip(), null));
    }

    /** Where it is looked; empty when neither the build nor the person knows. */
    public String address() {
        var own = preferences.get().address();
        return own.isEmpty() ? UpdateCheck.FEED : own;
    }

    /** Looks if it is due; blocks, at most ten seconds. */
    public void look(Consumer<UpdateCheck.Newer> found) throws InterruptedException {
        var chosen = preferences.get();
        var address = address();
        var now = clock.instant();
        var last = chosen.lastLooked();
        if (!chosen.enabled() || address.isEmpty()) return;
        if (last != null && now.isBefore(last.plus(AT_MOST_EVERY)) && !now.isBefore(last)) return;
        keep.accept(new UpdatePreferences(true, chosen.address(), now));
        try {
            var newer = new UpdateCheck(address).ask();
            if (newer != null) found.accept(newer);
        } catch (IOException e) {
            LOG.debug("Not known whether there is a newer version: {}", e.getMessage());
        }
    }
}
