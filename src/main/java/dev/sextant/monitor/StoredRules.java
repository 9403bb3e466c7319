package dev.sextant.monitor;

import dev.sextant.alert.Rule;
import dev.sextant.store.RuleStore;
import dev.sextant.store.StoreException;

/** The rules of this machine as they hold for one profile. */
public final class StoredRules implements RuleSource {

    private final RuleStore store;
    private final String profile;

    public StoredRules(RuleStore store, String profile) {
        this.store = store;
        this.profile = profile;
    }

    @Override
    public Loaded load() {
        var loaded = store.load(profile);
        return new Loaded(
                loaded.rules().stream()
                        .map(stored -> new Sourced(stored.rule(), stored.origin()))
                        .toList(),
                loaded.problems());
    }

    @Override
    public void enable(String ruleId, boolean enabled) throws StoreException {
        store.enable(profile, ruleId, enabled);
    }

    @Override
    public void change(Rule rule) throws StoreException {
        store.write(rule);
    }
}
