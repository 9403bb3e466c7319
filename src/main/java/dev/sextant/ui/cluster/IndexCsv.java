package dev.sextant.ui.cluster;

import dev.sextant.cluster.state.Lifecycle;
import dev.sextant.panel.Csv;
import dev.sextant.panel.PanelRows.Column;
import dev.sextant.panel.PanelRows.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The indices as a spreadsheet reads them: bytes, seconds and ISO times. */
final class IndexCsv {

    private static final List<Column> COLUMNS =
            List.of(
                    new Column("index", Kind.TEXT),
                    new Column("data_stream", Kind.TEXT),
                    new Column("health", Kind.TEXT),
                    new Column("policy", Kind.TEXT),
                    new Column("phase", Kind.TEXT),
                    new Column("step_error", Kind.TEXT),
                    new Column("documents", Kind.COUNT),
                    new Column("primary_bytes", Kind.COUNT),
                    new Column("primary_shards", Kind.COUNT),
                    new Column("replicas", Kind.COUNT),
                    new Column("created", Kind.TIME),
                    new Column("documents_per_second", Kind.PER_MINUTE),
                    new Column("newest", Kind.TIME));

    private IndexCsv() {}

    static String of(List<IndexRow> rows) {
        var cells = new ArrayList<List<@Nullable Object>>();
        for (var row : rows) {
            var state = row.state();
            var managed =
                    state.lifecycle() instanceof Lifecycle.Managed managedBy ? managedBy : null;
            var line = new ArrayList<@Nullable Object>();
            line.add(state.name());
            line.add(state.dataStream());
            line.add(state.health());
            line.add(managed == null ? null : managed.policy());
            line.add(managed == null ? null : managed.phase());
            line.add(managed == null ? null : managed.error());
            line.add(state.docs());
            line.add(state.primaryBytes());
            line.add(state.shards());
            line.add(state.replicas());
            line.add(state.createdAt());
            line.add(row.rate());
            line.add(state.newest());
            cells.add(line);
        }
        return Csv.of(COLUMNS, cells);
    }
}
