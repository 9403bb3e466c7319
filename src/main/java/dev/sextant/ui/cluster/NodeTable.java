package dev.sextant.ui.cluster;

import dev.sextant.cluster.state.NodeState;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.SafeText;
import dev.sextant.widget.table.DataTable;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** The nodes, a row each, with the disk against its watermarks. */
final class NodeTable extends DataTable<NodeTable.Row> {

    /** One node and where its disk stands. */
    record Row(NodeState node, NodeOutlook outlook) {
        @Nullable Double usedPercent() {
            var disk = node.disk();
            return disk == null ? null : disk.usedPercent();
        }

        @Nullable Long free() {
            var disk = node.disk();
            return disk == null ? null : disk.available();
        }
    }

    NodeTable() {
        super("nodes-table", Messages.text("cluster.nodes.none"));
        setOnlySelects();
        setIdentity(row -> row.node().id());
        setAccessibleText(Messages.text("cluster.nodes"));
        text("name", Messages.text("cluster.column.node"), NodeTable::name, row -> role(row));
        text("roles", Messages.text("cluster.column.roles"), NodeTable::roles, row -> "muted");
        text(
                "version",
                Messages.text("panel.column.version"),
                row -> orNone(row.node().version()),
                row -> "muted");
        number(
                "heap",
                Messages.text("cluster.column.heap"),
                row -> row.node().heapUsedPercent(),
                NodeTable::whole);
        number(
                "cpu",
                Messages.text("cluster.column.cpu"),
                row -> row.node().cpuPercent(),
                NodeTable::whole);
        drawn(
                "disk",
                Messages.text("cluster.column.disk"),
                Row::usedPercent,
                row -> "████████████████████████",
                NodeTable::bar);
        number(
                "used",
                Messages.text("cluster.column.used"),
                Row::usedPercent,
                Numbers::percentFigure);
        number("free", Messages.text("cluster.column.free"), Row::free, Numbers::bytes);
        text(
                "until",
                Messages.text("cluster.column.until"),
                row -> row.outlook().words(),
                row -> row.outlook().role());
        setOptional("version", "cpu", "roles", "free", "heap");
        setLeast("until", Double.MAX_VALUE);
    }

    private static @Nullable String role(Row row) {
        return Boolean.TRUE.equals(row.node().elected()) ? "strong" : null;
    }

    private static String name(Row row) {
        return Boolean.TRUE.equals(row.node().elected())
                ? Messages.text("cluster.elected", row.node().name())
                : row.node().name();
    }

    private static String roles(Row row) {
        return SafeText.line(String.join(", ", row.node().roles()));
    }

    private static String orNone(@Nullable String text) {
        return text == null ? Numbers.NONE : text;
    }

    private static String whole(@Nullable Integer percent) {
        return percent == null ? Numbers.NONE : percent.toString();
    }

    private static Node bar(Row row) {
        var used = row.usedPercent();
        var line = new HBox();
        line.getStyleClass().add("cell-line");
        line.setAlignment(Pos.CENTER_LEFT);
        if (used == null) return line;
        var bar = new DiskBar(used / 100, row.outlook().shares(), row.outlook().role());
        HBox.setHgrow(bar, Priority.ALWAYS);
        line.getChildren().add(bar);
        line.setAccessibleText(Numbers.percent(used) + ", " + row.outlook().marks());
        return line;
    }
}
