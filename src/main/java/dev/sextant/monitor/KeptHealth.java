package dev.sextant.monitor;

import dev.sextant.alert.Health;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.store.Directories;
import dev.sextant.store.StoreException;
import dev.sextant.store.alerts.AlertDatabase;
import dev.sextant.store.alerts.AlertMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How the rules of a profile fared when they were last judged, whoever judged them. */
public final class KeptHealth {

    /** Nobody judges any more when the newest judgement is older. */
    private static final Duration STALE_AFTER = Duration.ofMinutes(5);

    private KeptHealth() {}

    /** By rule id; a rule that nobody ever judged is missing. */
    public static Map<String, Health> of(
            Directories directories, ClusterProfile profile, Instant now) throws StoreException {
        if (!AlertDatabase.exists(directories, profile)) return Map.of();
        try (var database = AlertDatabase.of(directories, profile)) {
            var kept = new AlertMemory(database).value("desk", DeskView.Written.class);
            if (kept == null) return Map.of();
            var health = new HashMap<String, Health>();
            kept.rules()
                    .forEach(
                            (rule, state) -> {
                                var judgedAt = state.judgedAt();
                                if (judgedAt == null) return;
                                var stale = judgedAt.isBefore(now.minus(STALE_AFTER));
                                health.put(rule, stale ? Health.STALE : state.health());
                            });
            return health;
        }
    }
}
