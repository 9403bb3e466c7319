package dev.sextant.ui.alerts;

import dev.sextant.alert.Alert;
import dev.sextant.alert.Condition;
import dev.sextant.alert.Labels;
import dev.sextant.cluster.NodeDisk;
import dev.sextant.monitor.refresh.ClusterWatch;
import dev.sextant.ui.frame.Session;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.OrEmpty;
import dev.sextant.widget.SeriesStyle;
import dev.sextant.widget.chart.BarList;
import dev.sextant.widget.chart.BarRow;
import dev.sextant.widget.chart.ChartLimit;
import java.util.Comparator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** How full the disks are now, with the rule's limit; the alert's own node first. */
final class DiskBars {

    private static final SeriesStyle OWN = new SeriesStyle(0);
    private static final double GIGABYTE = 1e9;
    private static final double ROW = 44;
    private static final double FOOT = 20;
    private static final double MOST_HEIGHT = 420;

    private final BarList bars = new BarList(Numbers::percent);
    private final OrEmpty node = new OrEmpty(bars);
    private final ReadOnlyObjectProperty<ClusterWatch.Seen> seen;
    private @Nullable Alert alert;
    private Condition.@Nullable Disk rule;

    DiskBars(Session session) {
        bars.setId("alert-disks");
        bars.setMinHeight(60);
        node.setMinHeight(100);
        seen = Fx.property(session.seen());
        seen.subscribe(this::draw);
    }

    Node show(Alert next, Condition.Disk condition) {
        alert = next;
        rule = condition;
        draw();
        return node;
    }

    private void draw() {
        var about = alert;
        var condition = rule;
        if (about == null || condition == null) return;
        var disks = seen.get().disks();
        if (disks == null || disks.isEmpty()) {
            node.showEmpty(Messages.text("alert.disk.unknown"));
            return;
        }
        var own = about.labels().get(Labels.NODE);
        var rows =
                disks.stream()
                        .sorted(order(own))
                        .map(disk -> row(disk, disk.node().equals(own)))
                        .toList();
        bars.show(
                rows,
                new ChartLimit(
                        condition.above().doubleValue(),
                        Messages.text(
                                "alert.disk.limit",
                                RuleWords.number(condition.above()),
                                RuleWords.number(condition.clearBelow()))));
        node.setPrefHeight(Math.min(MOST_HEIGHT, ROW * rows.size() + FOOT));
        node.showContent();
    }

    private static Comparator<NodeDisk> order(@Nullable String own) {
        return Comparator.comparing((NodeDisk disk) -> !disk.node().equals(own))
                .thenComparing(Comparator.comparingDouble(NodeDisk::usedPercent).reversed());
    }

    private static BarRow row(NodeDisk disk, boolean own) {
        return new BarRow(
                disk.node(),
                disk.node(),
                disk.usedPercent(),
                Messages.text(
                        "alert.disk.free", gigabytes(disk.available()), gigabytes(disk.total())),
                own ? OWN : SeriesStyle.OTHERS);
    }

    private static String gigabytes(long bytes) {
        return Numbers.count(Math.round(bytes / GIGABYTE));
    }
}
