package dev.sextant.ui.cluster;

import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.table.DataTable;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The indices of the pattern, a row each. */
final class IndexTable extends DataTable<IndexRow> {

    IndexTable() {
        super("indices-table", Messages.text("cluster.indices.nomatch"));
        setOnlySelects();
        setIdentity(row -> row.state().key());
        setAccessibleText(Messages.text("cluster.indices"));
        text(
                "name",
                Messages.text("cluster.column.index"),
                row -> row.state().name(),
                IndexTable::healthRole);
        text(
                "stream",
                Messages.text("cluster.column.stream"),
                row -> orNone(row.state().dataStream()),
                row -> "muted");
        text(
                "phase",
                Messages.text("cluster.column.phase"),
                row -> orNone(row.phase()),
                IndexRow::phaseRole);
        number(
                "docs",
                Messages.text("cluster.column.docs"),
                row -> row.state().docs(),
                Numbers::count);
        number(
                "size",
                Messages.text("cluster.column.size"),
                row -> row.state().primaryBytes(),
                Numbers::bytes);
        number(
                "shards",
                Messages.text("cluster.column.shards"),
                row -> row.state().shards(),
                shards -> shards == null ? Numbers.NONE : shards.toString());
        span("age", Messages.text("cluster.column.age"), IndexRow::age);
        column(
                "rate",
                Messages.text("cluster.column.rate"),
                true,
                IndexRow::rate,
                Numbers::perMinute,
                row -> null);
        span("lag", Messages.text("cluster.column.lag"), IndexRow::lag);
        setOptional("shards", "stream", "docs", "age");
        setLeast("name", 150);
        // the numbers at the end are what tells one from another
        getColumns().getFirst().getStyleClass().add("tail");
    }

    private void span(String id, String title, Function<IndexRow, @Nullable Duration> value) {
        column(id, title, true, value, Numbers::age, row -> null);
    }

    private static String orNone(@Nullable String text) {
        return text == null ? Numbers.NONE : text;
    }

    private static @Nullable String healthRole(IndexRow row) {
        return switch (row.state().health()) {
            case null -> null;
            case GREEN -> null;
            case YELLOW -> "p2";
            case RED -> "p1";
        };
    }
}
