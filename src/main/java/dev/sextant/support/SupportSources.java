package dev.sextant.support;

import dev.sextant.notify.Standing;
import dev.sextant.store.Directories;
import dev.sextant.store.PreferencesStore;
import dev.sextant.store.profiles.ProfileStore;
import dev.sextant.store.profiles.ReceiverStore;
import dev.sextant.store.rules.RuleStore;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where a support bundle looks.
 *
 * @param standings how receivers fare in this process; none without a watch
 */
public record SupportSources(
        Directories directories,
        ProfileStore profiles,
        PreferencesStore preferences,
        ReceiverStore receivers,
        RuleStore rules,
        Supplier<List<Standing>> standings,
        InstantSource clock) {}
