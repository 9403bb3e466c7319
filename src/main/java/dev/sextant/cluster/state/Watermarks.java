package dev.sextant.cluster.state;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the cluster does as disks fill: at low no new shards come, at high shards move away, at
 * flood stage indices become read-only.
 *
 * @param enabled false when the cluster looks at no disk at all
 * @param frozenFlood for nodes that hold frozen data alone; null when the server has none
 */
public record Watermarks(
        boolean enabled,
        Watermark low,
        Watermark high,
        Watermark flood,
        @Nullable Watermark frozenFlood) {

    /** Reached in this order. */
    public enum Stage {
        LOW,
        HIGH,
        FLOOD
    }

    /**
     * @param settings by their name below {@code cluster.routing.allocation.disk}
     * @return null when one of the three cannot be read
     */
    static @Nullable Watermarks of(Map<String, String> settings) {
        var low = watermark(settings, "low");
        var high = watermark(settings, "high");
        var flood = watermark(settings, "flood_stage");
        if (low == null || high == null || flood == null) return null;
        return new Watermarks(
                !"false".equals(settings.get("threshold_enabled")),
                low,
                high,
                flood,
                watermark(settings, "flood_stage.frozen"));
    }

    private static @Nullable Watermark watermark(Map<String, String> settings, String name) {
        var text = settings.get("watermark." + name);
        return text == null
                ? null
                : Watermark.of(text, settings.get("watermark." + name + ".max_headroom"));
    }

    /** What counts for a node; null when that stage does not concern it. */
    public @Nullable Watermark of(NodeState node, Stage stage) {
        if (!enabled || !node.holdsData()) return null;
        if (node.onlyFrozen()) return stage == Stage.FLOOD ? frozenFlood : null;
        return switch (stage) {
            case LOW -> low;
            case HIGH -> high;
            case FLOOD -> flood;
        };
    }
}
