package dev.sextant.ui.alerts;

import dev.sextant.alert.Condition;
import dev.sextant.alert.Rule;

/** Sextant's own rules, which watch the watching. */
public final class Own {

    private Own() {}

    public static boolean is(Rule rule) {
        return rule.condition() instanceof Condition.Own;
    }
}
