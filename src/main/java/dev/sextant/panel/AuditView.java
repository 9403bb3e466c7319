package dev.sextant.panel;

import dev.sextant.cluster.Cursor;
import dev.sextant.cluster.Page;
import dev.sextant.cluster.StageChange;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.TimeText;
import dev.sextant.widget.table.DataTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Who moved which version to which stage, newest first; more comes when the end is in sight. */
public final class AuditView implements PanelView<Page<StageChange>> {

    private static final double NEAR_END = 0.9;

    /** So many rows fill the panel. */
    private static final int ENOUGH = 20;

    private static final int MOST_SEARCHED = 2_000;

    private final ViewContext context;
    private final DataTable<StageChange> table =
            new DataTable<>("audit-table", Messages.text("panel.audit.empty"));
    private final TextField search = new TextField();
    private final VBox node = new VBox(6, search, table);
    private List<StageChange> loaded = List.of();
    private @Nullable Cursor next;
    private @Nullable PanelScope shownFor;
    private boolean asking;
    private Instant now = Instant.EPOCH;

    public AuditView(ViewContext context) {
        this.context = context;
        search.setId("audit-search");
        search.setPromptText(Messages.text("panel.audit.search"));
        search.setAccessibleText(Messages.text("panel.audit.search"));
        search.textProperty().addListener((_, _, _) -> filter());
        table.column(
                "time",
                Messages.text("panel.column.time"),
                false,
                StageChange::time,
                time -> new TimeText(context.zone()).recent(time, now),
                _ -> null);
        table.text("user", Messages.text("panel.column.user"), StageChange::user);
        table.text("model", Messages.text("panel.column.model"), StageChange::model);
        table.column(
                "version",
                Messages.text("panel.column.version.short"),
                false,
                StageChange::version,
                version -> version == null ? Numbers.NONE : "v" + version,
                _ -> null);
        table.text("stage", Messages.text("panel.column.stages"), AuditView::stages);
        table.text(
                "status",
                Messages.text("panel.column.status"),
                AuditView::status,
                change -> failed(change) ? "p1" : change.status() == null ? "muted" : "good");
        for (var whole : List.of("time", "user", "status")) {
            table.setLeast(whole, Double.MAX_VALUE);
        }
        table.setLeast("model", 70);
        table.setLeast("stage", 100);
        table.setOnActivate(this::drill);
        table.skinProperty().addListener((_, _, _) -> watchEnd());
        VBox.setVgrow(table, Priority.ALWAYS);
        node.setMinSize(0, 0);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(Page<StageChange> data, PanelScope scope) {
        now = scope.now();
        table.setWanted("model", scope.filter().model() == null);
        asking = false;
        if (!continues(scope)) table.forgetWidths();
        var kept = continues(scope) ? older(data.items()) : List.<StageChange>of();
        if (kept.isEmpty()) next = data.next();
        loaded = Stream.concat(data.items().stream(), kept.stream()).toList();
        shownFor = scope;
        filter();
    }

    /** Whether a refresh asked for the same as before, only later. */
    private boolean continues(PanelScope scope) {
        var before = shownFor;
        return before != null
                && before.filter().equals(scope.filter())
                && before.range().length().equals(scope.range().length());
    }

    /** What was loaded behind a new first page; nothing when a gap lies between. */
    private List<StageChange> older(List<StageChange> first) {
        if (first.isEmpty()) return List.of();
        var at = loaded.indexOf(first.getLast());
        return at < 0 ? List.of() : loaded.subList(at + 1, loaded.size());
    }

    private void filter() {
        var wanted = search.getText().strip().toLowerCase(Locale.ROOT);
        table.setEmptyText(
                wanted.isEmpty()
                        ? Messages.text("panel.audit.empty")
                        : Messages.text("panel.audit.noMatch"));
        var found = loaded.stream().filter(change -> matches(change, wanted)).toList();
        table.show(found);
        // what is looked for may stand on a page that nobody has scrolled to
        if (found.size() < ENOUGH && !wanted.isEmpty() && loaded.size() < MOST_SEARCHED) more();
    }

    private static boolean matches(StageChange change, String wanted) {
        return Stream.of(
                        change.user(),
                        change.model(),
                        change.version() == null ? null : "v" + change.version(),
                        change.fromStage(),
                        change.toStage(),
                        change.status(),
                        change.environment())
                .filter(Objects::nonNull)
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
    }

    private void watchEnd() {
        for (var bar : table.lookupAll(".scroll-bar")) {
            if (bar instanceof ScrollBar scroll
                    && scroll.getOrientation() == Orientation.VERTICAL) {
                scroll.valueProperty()
                        .addListener(
                                (_, _, value) -> {
                                    if (value.doubleValue() >= NEAR_END) more();
                                });
            }
        }
    }

    private void more() {
        var from = next;
        if (from == null || asking) return;
        asking = true;
        context.moreStageChanges(
                from,
                page -> {
                    asking = false;
                    next = page.next();
                    var all = new ArrayList<>(loaded);
                    all.addAll(page.items());
                    loaded = List.copyOf(all);
                    filter();
                });
    }

    private void drill(StageChange change) {
        if (change.model() != null) context.drill(change.model());
    }

    private static String stages(StageChange change) {
        var from = Objects.requireNonNullElse(change.fromStage(), Numbers.NONE);
        return from + " → " + Objects.requireNonNullElse(change.toStage(), Numbers.NONE);
    }

    private static @Nullable String status(StageChange change) {
        if (change.status() == null) return null;
        return (failed(change) ? "▲ " : "● ") + change.status();
    }

    private static boolean failed(StageChange change) {
        return "failed".equals(change.status()) || "error".equals(change.status());
    }
}
