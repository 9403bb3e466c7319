package dev.sextant.widget;

import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/** Leaves split panes where a person moved them. */
public final class Splits {

    private Splits() {}

    /**
     * Puts the divider of two parts where it was left, and remembers where it is moved to.
     *
     * @param name of the place
     * @param share of the first part where nothing is known, from 0 to 1
     */
    public static void place(SplitPane split, String name, double share) {
        var left = LeftAs.number(name);
        split.setDividerPositions(left == null ? share : Math.clamp(left, 0, 1));
        split.getProperties().put(Splits.class, name);
        if (split.getProperties().putIfAbsent(Splits.class.getName(), true) != null) return;
        split.getDividers()
                .getFirst()
                .positionProperty()
                .subscribe(
                        (before, now) -> {
                            if (!isDragged(split)) return;
                            var at = split.getProperties().get(Splits.class);
                            LeftAs.set(String.valueOf(at), now.toString());
                        });
    }

    private static boolean isDragged(SplitPane split) {
        return split.lookupAll(".split-pane-divider").stream().anyMatch(Node::isPressed);
    }
}
