package dev.sextant.widget;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.Node;

/** Nodes that are the same ones as long as what each stands for is shown. */
public final class LastingNodes<K, N extends Node> {

    private final Function<K, N> maker;
    private Map<K, N> before = Map.of();
    private Map<K, N> now = new HashMap<>();

    /**
     * @param maker makes the node of something that was not shown the last time
     */
    public LastingNodes(Function<K, N> maker) {
        this.maker = maker;
    }

    /** From here on it is told anew what is shown. */
    public void begin() {
        before = now;
        now = new HashMap<>();
    }

    /** The node of something that is shown. */
    public N of(K key) {
        return now.computeIfAbsent(
                key,
                wanted -> {
                    var known = before.get(wanted);
                    return known == null ? maker.apply(wanted) : known;
                });
    }
}
