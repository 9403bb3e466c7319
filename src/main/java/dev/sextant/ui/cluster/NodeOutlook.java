package dev.sextant.ui.cluster;

import dev.sextant.cluster.state.DiskTrend;
import dev.sextant.cluster.state.DiskTrend.Outlook;
import dev.sextant.cluster.state.NodeState;
import dev.sextant.cluster.state.Watermark;
import dev.sextant.cluster.state.Watermarks;
import dev.sextant.cluster.state.Watermarks.Stage;
import dev.sextant.model.Figures;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a node's disk stands against its watermarks.
 *
 * @param levels how much is used when each is reached, 0 to 1; only those that count for the node
 * @param reached the last that is reached; null for none
 * @param next the first that is not; null when none is left
 * @param outlook when the next is reached; null when none is left, or nothing is known
 */
record NodeOutlook(
        Map<Stage, Double> levels,
        @Nullable Stage reached,
        @Nullable Stage next,
        @Nullable Outlook outlook) {

    private static final NodeOutlook NOTHING = new NodeOutlook(Map.of(), null, null, null);

    private static final Duration TWO_DAYS = Duration.ofDays(2);
    private static final Duration TWO_HOURS = Duration.ofHours(2);
    private static final long STEP_MINUTES = 5;

    static NodeOutlook of(NodeState node, @Nullable Watermarks marks, @Nullable DiskTrend trend) {
        var disk = node.disk();
        if (disk == null || marks == null) return NOTHING;
        var used = disk.total() - disk.available();
        var levels = new EnumMap<Stage, Double>(Stage.class);
        Stage reached = null;
        Stage next = null;
        Outlook outlook = null;
        for (var stage : Stage.values()) {
            var mark = marks.of(node, stage);
            if (mark == null) continue;
            var level = mark.usedBytes(disk.total());
            levels.put(stage, level * 1.0 / disk.total());
            if (used >= level) {
                reached = stage;
            } else if (next == null) {
                next = stage;
                if (trend != null) outlook = trend.until(used, level);
            }
        }
        return new NodeOutlook(levels, reached, next, outlook);
    }

    /** Of {@code p1}, {@code p2} or none. */
    @Nullable String role() {
        return switch (reached) {
            case null -> null;
            case LOW -> "p2";
            case HIGH, FLOOD -> "p1";
        };
    }

    /** {@code above low · high in about 3 d}. */
    String words() {
        if (levels.isEmpty()) return Messages.text("cluster.until.none");
        var ahead = next == null || outlook == null ? "" : ahead(next, outlook);
        if (reached == null) return ahead;
        var above = Messages.text("cluster.until.above", word(reached));
        return ahead.isEmpty() ? above : above + " · " + ahead;
    }

    private static String ahead(Stage stage, Outlook outlook) {
        return switch (outlook) {
            case Outlook.Reached() -> "";
            case Outlook.TooEarly(var left) ->
                    Messages.text("cluster.until.early", word(stage), about(left));
            case Outlook.NotGrowing() -> Messages.text("cluster.until.still");
            case Outlook.In(var time) ->
                    Messages.text("cluster.until.in", word(stage), about(time));
            case Outlook.Later(var than) ->
                    Messages.text("cluster.until.later", word(stage), about(than));
        };
    }

    static String word(Stage stage) {
        return switch (stage) {
            case LOW -> Messages.text("cluster.stage.low");
            case HIGH -> Messages.text("cluster.stage.high");
            case FLOOD -> Messages.text("cluster.stage.flood");
        };
    }

    /** No more precise than it can be: whole days, hours, or steps of five minutes. */
    static String about(Duration time) {
        if (time.compareTo(TWO_DAYS) >= 0) {
            return Numbers.age(Duration.ofDays(time.plusHours(12).toDays()));
        }
        if (time.compareTo(TWO_HOURS) >= 0) {
            return Numbers.age(Duration.ofHours(time.plusMinutes(30).toHours()));
        }
        var steps = Math.ceilDiv(Math.max(1, time.toMinutes()), STEP_MINUTES);
        return Numbers.age(Duration.ofMinutes(steps * STEP_MINUTES));
    }

    /** {@code low 85 %, high 90 %, flood stage 95 %}, as percentages of that disk. */
    String marks() {
        return String.join(
                ", ",
                levels.entrySet().stream()
                        .map(one -> word(one.getKey()) + " " + percent(one.getValue()))
                        .toList());
    }

    /** As the cluster was told: {@code 85 %}, {@code 500 MiB free}. */
    static String setting(Watermark mark) {
        var free = mark.free();
        var share = mark.share();
        if (free != null) return Messages.text("cluster.mark.free", Numbers.bytes(free));
        var percent = share == null ? Numbers.NONE : percent(share);
        var headroom = mark.headroom();
        return headroom == null
                ? percent
                : Messages.text("cluster.mark.headroom", percent, Numbers.bytes(headroom));
    }

    private static String percent(double share) {
        return Figures.plain(share * 100, 2) + " %";
    }

    List<Double> shares() {
        return List.copyOf(levels.values());
    }
}
