package dev.sextant.ui.frame;

import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/**
 * What can be explained by itself. A screen or form says which it is; what is inside it follows.
 */
public enum HelpTopic {
    WELCOME,
    DASHBOARD,
    MODEL,
    MODELS,
    PREDICTIONS,
    ALERTS,
    RULES,
    REQUESTS,
    CLUSTER,
    SETUP,
    SETTINGS,
    PROFILE,
    RECEIVER,
    DELIVERIES,
    RULE_NUMBERS,
    ACKNOWLEDGE,
    SILENCE,
    RANGE,
    FIND;

    /** Says that a node, with everything in it, is about this. */
    public void of(Node node) {
        node.getProperties().put(HelpTopic.class, this);
    }

    /** What a node, or the nearest around it that says so, is about; null when none does. */
    public static @Nullable HelpTopic at(@Nullable Node node) {
        for (var up = node; up != null; up = up.getParent()) {
            if (up.getProperties().get(HelpTopic.class) instanceof HelpTopic topic) return topic;
        }
        return null;
    }
}
