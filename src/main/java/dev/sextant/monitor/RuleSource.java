package dev.sextant.monitor;

import dev.sextant.alert.Rule;
import dev.sextant.store.StoreException;
import dev.sextant.text.Sentence;
import java.util.List;

/** Where rules come from and changes to them go. Called on the evaluation thread. */
public interface RuleSource {

    /**
     * @param origin "shipped", or the file it comes from
     */
    record Sourced(Rule rule, String origin) {}

    /**
     * @param problems files that were refused, in one sentence each; what was good before is active
     */
    record Loaded(List<Sourced> rules, List<Sentence> problems) {}

    Loaded load();

    void enable(String ruleId, boolean enabled) throws StoreException;

    /** Keeps a changed rule as one of the person's own. */
    void change(Rule rule) throws StoreException;
}
