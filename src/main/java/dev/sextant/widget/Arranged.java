package dev.sextant.widget;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** What is shown anew without taking away what stays: it may have the focus, or a popup. */
public final class Arranged {

    private Arranged() {}

    /**
     * Makes these the children of a pane. Those that are there already are not touched, provided
     * that they keep their order among each other.
     */
    public static void in(Pane pane, List<? extends Node> wanted) {
        var there = pane.getChildren();
        there.removeIf(node -> !wanted.contains(node));
        for (var index = 0; index < wanted.size(); index++) {
            var node = wanted.get(index);
            if (index < there.size() && there.get(index).equals(node)) continue;
            there.remove(node);
            there.add(index, node);
        }
    }
}
