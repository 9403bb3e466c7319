package dev.sextant.alert;

import java.util.List;

/**
 * What one evaluation of a rule found. Every group with an alert has a verdict; of the others only
 * those that matter.
 *
 * @param health of the rule as a whole
 * @param groups how many groups were looked at
 * @param silent whether nothing at all, from any model, was logged in the window
 */
public record Judgement(Health health, List<Verdict> verdicts, long groups, boolean silent) {
    public Judgement {
        verdicts = List.copyOf(verdicts);
    }

    public Judgement(Health health, List<Verdict> verdicts, long groups) {
        this(health, verdicts, groups, false);
    }
}
