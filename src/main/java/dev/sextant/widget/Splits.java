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
                            if (isDragged(split)) keep(split);
                        });
    }

    /** Remembers where the divider stands now; nothing for a pane that was never placed. */
    public static void keep(SplitPane split) {
        if (!(split.getProperties().get(Splits.class) instanceof String name)) return;
        LeftAs.set(name, String.valueOf(split.getDividerPositions()[0]));
    }

    private static boolean isDragged(SplitPane split) {
        return split.lookupAll(".split-pane-divider").stream().anyMatch(Node::isPressed);
    }
}
