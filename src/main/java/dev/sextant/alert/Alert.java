package dev.sextant.alert;

import dev.sextant.model.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One instance of a rule: this rule, this cluster, these labels. Times are ends of windows in
 * cluster time, unless said otherwise. It carries what its rule said when it was last judged, so
 * that it can be told of without the rule.
 *
 * @param episode counts from 1 each time it begins to fire; 0 while it never has
 * @param since the first breach of this run
 * @param firedAt when this episode began to fire; null while pending
 * @param clearSince the first clear in a row while recovering; null otherwise
 * @param endedAt when it was resolved; null before
 * @param windowEnd the newest judgement, whatever it was
 * @param reading of the newest breach or clear
 * @param version in production when the episode began, as far as known
 * @param late whether this episode was found out later than its window
 * @param groupedUnder the alert that tells of this one too; null when it is told of by itself
 * @param memory what the next judgement needs
 */
public record Alert(
        AlertKey key,
        String ruleId,
        String ruleName,
        Severity severity,
        Condition.Unit unit,
        Labels labels,
        Map<String, String> ruleLabels,
        Annotations annotations,
        List<String> routes,
        State state,
        int episode,
        Instant since,
        @Nullable Instant firedAt,
        @Nullable Instant clearSince,
        @Nullable Instant endedAt,
        @Nullable End end,
        Instant windowEnd,
        Reading reading,
        Health health,
        @Nullable String version,
        @Nullable Acknowledgement acknowledged,
        boolean flapping,
        boolean late,
        @Nullable AlertKey groupedUnder,
        Memory memory) {

    /** Where an alert stands. There is no inactive: then there is no alert. */
    public enum State {
        PENDING,
        FIRING,
        /** Still firing for people; clear, but not yet for long enough. */
        RECOVERING,
        RESOLVED
    }

    /** Why an alert was resolved. */
    public enum End {
        RECOVERED,
        RULE_CHANGED,
        RULE_REMOVED,
        RETIRED,
        CLUSTER_REPLACED
    }

    /**
     * What the state machine remembers.
     *
     * @param lastMeasured end of the newest window with a breach or a clear
     * @param breaching whether that was a breach
     * @param gap windows in a row that were missed, had no data or an error since
     * @param flips ends of windows in which breach and clear changed places, newest last
     */
    public record Memory(Instant lastMeasured, boolean breaching, int gap, List<Instant> flips) {
        public Memory {
            flips = List.copyOf(flips);
        }
    }

    /** Whether people should know of it now. */
    public boolean active() {
        return state == State.FIRING || state == State.RECOVERING;
    }

    /** The labels that silences and receivers match: also rule, severity and the rule's own. */
    public Map<String, String> matchable() {
        var all = new TreeMap<String, String>(ruleLabels);
        if (version != null) all.put(Labels.VERSION, version);
        all.putAll(labels.values());
        all.put("rule", ruleId);
        all.put("severity", severity.code());
        return all;
    }

    AlertBuilder copy() {
        return new AlertBuilder(this);
    }
}
