package dev.sextant.ui.cluster;

import dev.sextant.cluster.state.UnassignedShards.Shard;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.table.DataTable;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The shards that no node holds, primaries first. */
final class ShardTable extends DataTable<Shard> {

    ShardTable(Supplier<Instant> now) {
        super("shards-table", Messages.text("cluster.unassigned.none"));
        setOnlySelects();
        setAccessibleText(Messages.text("cluster.unassigned"));
        text("index", Messages.text("cluster.column.index"), Shard::index);
        number("shard", Messages.text("cluster.column.shard"), Shard::number, String::valueOf);
        text(
                "kind",
                Messages.text("cluster.column.kind"),
                shard ->
                        shard.primary()
                                ? Messages.text("cluster.primary")
                                : Messages.text("cluster.replica"),
                shard -> shard.primary() ? "p1" : "p2");
        text("reason", Messages.text("cluster.column.reason"), ShardTable::reason);
        column(
                "since",
                Messages.text("cluster.column.since"),
                true,
                Shard::since,
                at -> at == null ? Numbers.NONE : Numbers.age(Duration.between(at, now.get())),
                shard -> "muted");
        text("details", Messages.text("cluster.column.details"), Shard::details, shard -> "muted");
        setOptional("details", "since");
    }

    /** In words where the server's is known, and beside them that word, which can be looked up. */
    private static String reason(Shard shard) {
        var words = words(shard.reason());
        return words == null ? shard.reason() : words + " (" + shard.reason() + ")";
    }

    static @Nullable String words(String reason) {
        return switch (reason) {
            case "NODE_LEFT" -> Messages.text("cluster.shard.left");
            case "INDEX_CREATED" -> Messages.text("cluster.shard.created");
            case "REPLICA_ADDED" -> Messages.text("cluster.shard.replica");
            case "ALLOCATION_FAILED" -> Messages.text("cluster.shard.failed");
            case "CLUSTER_RECOVERED" -> Messages.text("cluster.shard.recovered");
            case "INDEX_REOPENED", "EXISTING_INDEX_RESTORED", "NEW_INDEX_RESTORED" ->
                    Messages.text("cluster.shard.restored");
            case "MANUAL_ALLOCATION", "REROUTE_CANCELLED" -> Messages.text("cluster.shard.moved");
            case "NODE_RESTARTING" -> Messages.text("cluster.shard.restarting");
            default -> null;
        };
    }
}
