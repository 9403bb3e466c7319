package dev.sextant.ui.cluster;

import dev.sextant.cluster.state.Lifecycle;
import dev.sextant.cluster.state.MappingConflict;
import dev.sextant.cluster.state.Part;
import dev.sextant.ui.frame.Cells;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.SafeText;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Everything about the chosen index, and the fields that are of several types. */
final class IndexDetail extends ScrollPane {

    private static final int MOST_NAMED = 5;

    private final VBox lines = new VBox();

    IndexDetail() {
        setId("index-detail");
        getStyleClass().addAll("detail-pane", "detail-scroll-pane");
        lines.getStyleClass().add("index-lines");
        setContent(lines);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setAccessibleText(Messages.text("cluster.detail"));
    }

    /**
     * @param row null when none is chosen
     */
    void show(
            @Nullable IndexRow row, @Nullable Part<List<MappingConflict>> conflicts, ZoneId zone) {
        lines.getChildren().clear();
        if (row == null) {
            lines.getChildren().add(words(Messages.text("cluster.pick"), "muted"));
        } else {
            var title = words(row.state().name(), "id");
            title.setId("index-name");
            lines.getChildren().addAll(title, facts(row, zone));
            var error = row.error();
            if (error != null) {
                var told = words(Messages.text("cluster.step.error", error), "p1");
                told.setId("index-error");
                lines.getChildren().add(told);
            }
        }
        if (conflicts != null) showConflicts(conflicts, row == null ? null : row.state().name());
    }

    private GridPane facts(IndexRow row, ZoneId zone) {
        var grid = new GridPane();
        grid.getStyleClass().add("detail-fields");
        var names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(List.of(names, values));
        var state = row.state();
        if (state.dataStream() != null) {
            add(grid, Messages.text("cluster.column.stream"), state.dataStream());
        }
        var health = state.health();
        add(
                grid,
                Messages.text("cluster.tile.health"),
                health == null ? Numbers.NONE : OverviewPage.word(health));
        add(grid, Messages.text("cluster.created"), Cells.time(state.createdAt(), zone));
        var shards = state.shards();
        var replicas = state.replicas();
        add(
                grid,
                Messages.text("cluster.column.shards"),
                shards == null || replicas == null
                        ? Numbers.NONE
                        : Messages.text("cluster.shards.of", shards, replicas));
        add(grid, Messages.text("cluster.column.docs"), Numbers.count(state.docs()));
        add(grid, Messages.text("cluster.column.size"), Numbers.bytes(state.primaryBytes()));
        add(grid, Messages.text("cluster.newest"), Cells.time(state.newest(), zone));
        switch (state.lifecycle()) {
            case null -> add(grid, Messages.text("cluster.lifecycle"), Numbers.NONE);
            case Lifecycle.None() ->
                    add(
                            grid,
                            Messages.text("cluster.lifecycle"),
                            Messages.text("cluster.lifecycle.none"));
            case Lifecycle.Managed managed -> add(grid, managed);
        }
        return grid;
    }

    private static void add(GridPane grid, Lifecycle.Managed managed) {
        var policy = managed.policy();
        switch (managed.kind()) {
            case ILM -> add(grid, Messages.text("cluster.lifecycle"), "ILM");
            case ISM -> add(grid, Messages.text("cluster.lifecycle"), "ISM");
            case DATA_STREAM -> {
                add(
                        grid,
                        Messages.text("cluster.lifecycle"),
                        policy == null
                                ? Messages.text("cluster.keeps.ever")
                                : Messages.text("cluster.keeps", policy));
                return;
            }
        }
        if (policy != null) add(grid, Messages.text("cluster.policy"), policy);
        add(
                grid,
                Messages.text("cluster.column.phase"),
                managed.phase() == null ? Numbers.NONE : managed.phase());
        if (managed.step() != null) add(grid, Messages.text("cluster.step"), managed.step());
    }

    private void showConflicts(Part<List<MappingConflict>> conflicts, @Nullable String index) {
        var head = words(Messages.text("cluster.conflicts"), "panel-title");
        lines.getChildren().add(head);
        var told = conflicts.value();
        if (told == null) {
            var why = conflicts.why();
            lines.getChildren().add(words(why == null ? "" : Messages.text(why), "muted"));
            return;
        }
        if (told.isEmpty()) {
            lines.getChildren().add(words(Messages.text("cluster.conflicts.none"), "muted"));
            return;
        }
        for (var conflict : told) {
            var field = words(conflict.field(), "id");
            field.getStyleClass().add("p2");
            lines.getChildren().add(field);
            conflict.indices()
                    .forEach((type, names) -> lines.getChildren().add(type(type, names, index)));
        }
    }

    private static Label type(String type, List<String> names, @Nullable String index) {
        var named =
                names.stream()
                        .sorted(
                                (left, right) ->
                                        Boolean.compare(right.equals(index), left.equals(index)))
                        .limit(MOST_NAMED)
                        .map(SafeText::line)
                        .collect(Collectors.joining(", "));
        var more = names.size() - MOST_NAMED;
        var text = more > 0 ? Messages.text("cluster.conflict.more", named, more) : named;
        return words(Messages.text("cluster.conflict", type, text), "note");
    }

    private static void add(GridPane grid, String name, String value) {
        var key = new Label(name);
        key.getStyleClass().add("detail-key");
        var text = new Label(SafeText.line(value));
        text.getStyleClass().addAll("detail-value");
        text.setWrapText(true);
        grid.addRow(grid.getRowCount(), key, text);
    }

    private static Label words(String text, String role) {
        var label = new Label(SafeText.line(text));
        label.getStyleClass().add(role);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
