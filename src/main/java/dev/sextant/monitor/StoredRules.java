package dev.sextant.monitor;

import dev.sextant.alert.Rule;
import dev.sextant.store.StoreException;
import dev.sextant.store.rules.RuleStore;

/** The rules of this machine's files, as they are switched on and off for one cluster. */
public final class StoredRules implements RuleSource {

    private final RuleStore store;
    private final String cluster;

    /**
     * @param cluster the name of its profile
     */
    public StoredRules(RuleStore store, String cluster) {
        this.store = store;
        this.cluster = cluster;
    }

    @Override
    public Loaded load() {
        var loaded = store.load(cluster);
        return new Loaded(
                loaded.rules().stream()
                        .map(stored -> new Sourced(stored.rule(), stored.origin()))
                        .toList(),
                loaded.problems());
    }

    @Override
    public void enable(String ruleId, boolean enabled) throws StoreException {
        store.enable(cluster, ruleId, enabled);
    }

    @Override
    public void change(Rule rule) throws StoreException {
        // Switched off for this cluster is not switched off for all.
        var asWritten =
                store.load().rules().stream()
                        .map(RuleStore.Stored::rule)
                        .filter(one -> one.id().equals(rule.id()))
                        .anyMatch(Rule::enabled);
        store.write(rule.withEnabled(asWritten));
    }
}
