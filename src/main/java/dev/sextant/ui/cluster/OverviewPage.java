package dev.sextant.ui.cluster;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterInfo;
import dev.sextant.cluster.NodeDisk;
import dev.sextant.cluster.NodeDisks;
import dev.sextant.ui.frame.Placeholder;
import dev.sextant.ui.frame.Reasons;
import dev.sextant.ui.frame.Session;
import dev.sextant.ui.frame.StaleChip;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.SafeText;
import java.time.Instant;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Who the cluster is and how much disk its nodes have left. */
public final class OverviewPage extends StackPane implements ClusterPage {

    private final Session session;
    private final StaleChip chip;
    private @Nullable Node picture;
    private @Nullable Instant loadedAt;
    private long asked;

    public OverviewPage(Session session) {
        this.session = session;
        chip = new StaleChip(session);
        getStyleClass().add("panel-body");
        getChildren()
                .setAll(
                        new Placeholder(
                                Feather.CLOCK,
                                Messages.text("dashboard.loading", session.profile().name()),
                                ""));
    }

    @Override
    public String id() {
        return "overview";
    }

    @Override
    public String title() {
        return Messages.text("cluster.overview");
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void shown() {
        refresh();
    }

    @Override
    public void hidden() {
        asked++;
    }

    @Override
    public void refresh() {
        var number = ++asked;
        session.workers()
                .execute(
                        () -> {
                            try {
                                var info = session.cluster().info();
                                var disks = session.cluster().disks();
                                Fx.run(() -> show(number, info, disks));
                            } catch (ClusterException e) {
                                Fx.run(() -> fail(number, e));
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
    }

    private void show(long number, ClusterInfo info, NodeDisks disks) {
        if (number != asked) return;
        var lines = new VBox(8);
        var kind =
                switch (info.kind()) {
                    case ELASTICSEARCH -> "Elasticsearch";
                    case OPENSEARCH -> "OpenSearch";
                };
        lines.getChildren()
                .add(new Label(SafeText.line(info.name()) + " · " + kind + " " + info.version()));
        for (var disk : disks.disks()) lines.getChildren().add(new Label(text(disk)));
        picture = lines;
        loadedAt = session.clock().instant();
        chip.show(this, lines, loadedAt, null);
    }

    private static String text(NodeDisk disk) {
        return Messages.text(
                "cluster.disk",
                SafeText.line(disk.node()),
                Numbers.percentFigure(disk.usedPercent()));
    }

    /** What was shown stays, with its age and the reason. */
    private void fail(long number, ClusterException failure) {
        if (number != asked) return;
        if (picture != null && loadedAt != null) {
            chip.show(this, picture, loadedAt, failure);
            return;
        }
        getChildren()
                .setAll(
                        new Placeholder(
                                Feather.ALERT_TRIANGLE,
                                Reasons.text(failure),
                                Messages.text(failure)));
    }

    @Override
    public void close() {
        asked++;
        chip.dispose();
    }
}
