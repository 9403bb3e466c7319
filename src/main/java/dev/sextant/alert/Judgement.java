package dev.sextant.alert;

import java.util.List;
import java.util.Map;

/**
 * What one evaluation of a rule found. Every group with an alert has a verdict; of the others only
 * those that matter.
 *
 * @param health of the rule as a whole
 * @param groups how many groups were looked at
 * @param silent whether nothing at all, from any model, was logged in the window
 * @param versions which version a breach is about, where that is not the one in production
 */
public record Judgement(
        Health health,
        List<Verdict> verdicts,
        long groups,
        boolean silent,
        Map<Labels, String> versions) {
    public Judgement {
        verdicts = List.copyOf(verdicts);
        versions = Map.copyOf(versions);
    }

    public Judgement(Health health, List<Verdict> verdicts, long groups) {
        this(health, verdicts, groups, false, Map.of());
    }
}
