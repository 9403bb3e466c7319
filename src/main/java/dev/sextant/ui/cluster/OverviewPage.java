package dev.sextant.ui.cluster;

import dev.sextant.cluster.state.ClusterHealth;
import dev.sextant.cluster.state.ClusterOverview;
import dev.sextant.cluster.state.DiskTrend;
import dev.sextant.cluster.state.NodeState;
import dev.sextant.cluster.state.OverviewReader;
import dev.sextant.cluster.state.Part;
import dev.sextant.cluster.state.UnassignedShards;
import dev.sextant.cluster.state.Watermarks;
import dev.sextant.cluster.state.Watermarks.Stage;
import dev.sextant.monitor.refresh.ClusterWatch;
import dev.sextant.ui.frame.Placeholder;
import dev.sextant.ui.frame.Session;
import dev.sextant.widget.FigureTile;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.SafeText;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The cluster's health, its nodes with their disks, and the shards that no node holds. */
public final class OverviewPage extends RoundsPage<ClusterOverview> {

    private static final double ROW = 28;

    /** Of a block beside the rows of its table. */
    private static final double BLOCK = 74;

    private static final double LEAST_SHARDS = 170;

    private final ReadOnlyObjectProperty<ClusterWatch.Seen> seen;
    private final Map<String, DiskTrend> trends = new HashMap<>();
    private final FigureTile health = tile("health", Messages.text("cluster.tile.health"), "");
    private final FigureTile nodes = tile("nodes", Messages.text("cluster.tile.nodes"), "");
    private final FigureTile shards = tile("shards", Messages.text("cluster.tile.shards"), "");
    private final FigureTile tasks = tile("tasks", Messages.text("cluster.tile.tasks"), "");
    private final FigureTile disk = tile("disk", Messages.text("cluster.tile.disk"), "%");
    private final NodeTable nodeTable = new NodeTable();
    private final ShardTable shardTable;
    private final Block nodeBlock = new Block("cluster-nodes", Messages.text("cluster.nodes"));
    private final Block shardBlock =
            new Block("cluster-shards", Messages.text("cluster.unassigned"));
    private final Placeholder everyShard =
            new Placeholder(Feather.CHECK_CIRCLE, Messages.text("cluster.unassigned.none"), "");

    public OverviewPage(Session session) {
        this(session, new VBox(10));
    }

    private OverviewPage(Session session, VBox picture) {
        var reader = new OverviewReader(session.cluster());
        super(session, "overview", Messages.text("cluster.overview"), picture, reader::read);
        shardTable = new ShardTable(session::clusterNow);
        shardBlock.setMinHeight(LEAST_SHARDS);
        nodeBlock.setMinHeight(BLOCK + 3 * ROW);
        VBox.setVgrow(nodeBlock, Priority.SOMETIMES);
        VBox.setVgrow(shardBlock, Priority.ALWAYS);
        var tiles = new HBox(10, health, nodes, shards, tasks, disk);
        for (var one : tiles.getChildren()) ((FigureTile) one).setPrefWidth(100);
        // its note is the longest: a node, and when its disk is full
        disk.setPrefWidth(170);
        picture.getChildren().setAll(tiles, nodeBlock, shardBlock);
        // disks are looked at for the dashboard too: what is seen there counts for the trend
        seen = Fx.property(session.seen());
        seen.subscribe(this::remember);
    }

    private static FigureTile tile(String name, String title, String unit) {
        var tile = new FigureTile(title, unit);
        tile.setId("cluster-tile-" + name);
        return tile;
    }

    private void remember(ClusterWatch.Seen look) {
        var disks = look.disks();
        if (disks == null || look.diskFailure() != null) return;
        var at = session().clock().instant();
        for (var one : disks) {
            trend(one.node()).add(at, one.total() - one.available(), one.total());
        }
    }

    private DiskTrend trend(String node) {
        return trends.computeIfAbsent(node, _ -> new DiskTrend());
    }

    @Override
    ClusterOverview with(@Nullable ClusterOverview before, ClusterOverview answer, Instant at) {
        var told = answer.nodes().value();
        if (told != null) {
            for (var node : told) {
                var own = node.disk();
                if (own == null) continue;
                trend(node.name()).add(at, own.total() - own.available(), own.total());
            }
        }
        return before == null ? answer : answer.orOlder(before);
    }

    @Override
    void draw(ClusterOverview now) {
        showHealth(now);
        showNodes(now);
        showShards(now.unassigned());
    }

    private void showHealth(ClusterOverview now) {
        var told = now.health().value();
        if (told == null) {
            var words = Block.brief(now.health().why());
            for (var tile : List.of(health, shards, tasks)) tile.show(null, words, null);
            return;
        }
        health.show(word(told.status()), who(now), role(told.status()));
        shards.show(
                Numbers.count((long) told.activeShards()),
                told.unassignedShards() == 0 && told.initializingShards() == 0
                        ? Messages.text("cluster.tile.assigned")
                        : Messages.text(
                                "cluster.tile.unassigned",
                                told.unassignedShards(),
                                told.initializingShards()),
                null);
        var wait = told.longestWait();
        tasks.show(
                Numbers.count((long) told.pendingTasks()),
                told.pendingTasks() == 0 || wait == null
                        ? Messages.text("cluster.tile.nowait")
                        : Messages.text("cluster.tile.wait", Numbers.age(wait)),
                null);
    }

    private static String who(ClusterOverview now) {
        var info = now.info().value();
        if (info == null) return "";
        return SafeText.line(info.name()) + " · " + info.kind().product() + " " + info.version();
    }

    static String word(ClusterHealth.Status status) {
        return switch (status) {
            case GREEN -> Messages.text("cluster.green");
            case YELLOW -> Messages.text("cluster.yellow");
            case RED -> Messages.text("cluster.red");
        };
    }

    static String role(ClusterHealth.Status status) {
        return switch (status) {
            case GREEN -> "good";
            case YELLOW -> "p2";
            case RED -> "p1";
        };
    }

    private void showNodes(ClusterOverview now) {
        var told = now.nodes().value();
        if (told == null) {
            var why = now.nodes().why();
            nodes.show(null, Block.brief(why), null);
            disk.show(null, Block.brief(why), null);
            nodeBlock.none(why);
            return;
        }
        var marks = now.watermarks().value();
        var rows =
                told.stream()
                        .map(
                                node ->
                                        new NodeTable.Row(
                                                node,
                                                NodeOutlook.of(
                                                        node, marks, trends.get(node.name()))))
                        .toList();
        nodeTable.show(rows);
        nodeBlock.setPrefHeight(BLOCK + ROW * (rows.size() + 1));
        nodeBlock.setMaxHeight(Math.max(BLOCK + 3 * ROW, BLOCK + ROW * (rows.size() + 1)));
        nodeBlock.note(note(now.watermarks()));
        nodeBlock.show(nodeTable, now.nodes().why());
        var data = told.stream().filter(NodeState::holdsData).count();
        nodes.show(
                Numbers.count((long) told.size()), Messages.text("cluster.tile.data", data), null);
        showFullest(rows);
    }

    private void showFullest(List<NodeTable.Row> rows) {
        var fullest =
                rows.stream()
                        .filter(row -> row.usedPercent() != null)
                        .max(Comparator.comparingDouble(OverviewPage::used));
        if (fullest.isEmpty()) {
            disk.show(null, Messages.text("cluster.tile.nodisk"), null);
            return;
        }
        var row = fullest.get();
        var words = row.outlook().words();
        var node = SafeText.line(row.node().name());
        disk.show(
                Numbers.count(Math.round(used(row))),
                words.isEmpty() ? node : node + " · " + words,
                row.outlook().role());
    }

    private static double used(NodeTable.Row row) {
        var used = row.usedPercent();
        return used == null ? -1 : used;
    }

    private static String note(Part<Watermarks> told) {
        var marks = told.value();
        if (marks == null) {
            var why = told.why();
            return why == null ? "" : Messages.text("cluster.marks.unknown", Messages.text(why));
        }
        if (!marks.enabled()) return Messages.text("cluster.marks.off");
        return Messages.text(
                "cluster.marks",
                NodeOutlook.setting(marks.low()),
                NodeOutlook.setting(marks.high()),
                NodeOutlook.word(Stage.FLOOD),
                NodeOutlook.setting(marks.flood()));
    }

    private void showShards(Part<UnassignedShards> part) {
        var told = part.value();
        if (told == null) {
            shardBlock.none(part.why());
            return;
        }
        if (told.total() == 0) {
            shardBlock.note("");
            shardBlock.show(everyShard, part.why());
            return;
        }
        shardTable.show(told.shards());
        var reasons =
                told.reasons().entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                        .map(one -> one.getValue() + " " + SafeText.line(one.getKey()))
                        .collect(Collectors.joining(" · "));
        var listed = told.shards().size();
        shardBlock.note(
                told.total() == listed
                        ? reasons
                        : Messages.text("cluster.unassigned.first", listed, told.total(), reasons));
        shardBlock.show(shardTable, part.why());
    }
}
