package dev.sextant.panel;

import dev.sextant.cluster.Cursor;
import dev.sextant.cluster.LogEntry;
import dev.sextant.cluster.Page;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.SafeText;
import dev.sextant.widget.table.DataTable;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Predictions, a row each, newest first, one page in memory. The first page follows each refresh;
 * an older one stays as it is, within the range that was asked for when the person left the first.
 */
final class PredictionsView implements PanelView<Page<LogEntry>> {

    private static final DateTimeFormatter TODAY =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter EARLIER =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter ASKED =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** Enough of an id to tell it from its neighbours. */
    private static final double LEAST_ID = 110;

    private final ViewContext context;
    private final DataTable<LogEntry> table =
            new DataTable<>("predictions-table", Messages.text("panel.predictions.empty"));
    private final Label where = new Label();
    private final Button newest = new Button(Messages.text("panel.list.newest"));
    private final Button previous = new Button(Messages.text("requests.previous"));
    private final Button next = new Button(Messages.text("requests.next"));
    private final VBox node;

    /** Where the pages before this one began; empty on the first. */
    private final Deque<Cursor> before = new ArrayDeque<>();

    private Cursor here = Cursor.START;
    private @Nullable Kept<Page<LogEntry>> first;
    private @Nullable Kept<Page<LogEntry>> older;
    private boolean asking;

    PredictionsView(ViewContext context) {
        this.context = context;
        columns();
        table.setOnActivate(context::open);
        where.setId("predictions-page");
        where.getStyleClass().add("note");
        where.setMinWidth(0);
        button(newest, "predictions-newest", this::toFirst);
        button(previous, "predictions-previous", this::back);
        button(next, "predictions-next", this::on);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var foot = new HBox(where, space, newest, previous, next);
        foot.getStyleClass().add("panel-foot");
        foot.setAlignment(Pos.CENTER_LEFT);
        node = new VBox(table, foot);
        VBox.setVgrow(table, Priority.ALWAYS);
        node.setMinSize(0, 0);
    }

    private static void button(Button button, String id, Runnable action) {
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
    }

    private void columns() {
        table.column(
                "time",
                Messages.text("requests.column.time"),
                false,
                LogEntry::time,
                this::time,
                _ -> null);
        table.text("model", Messages.text("requests.column.model"), LogEntry::model);
        table.text(
                "label",
                Messages.text("panel.column.label"),
                entry -> entry.label() == null ? null : LabelNames.of(entry.label()));
        table.number("score", Messages.text("panel.column.score"), LogEntry::score, Numbers::score);
        table.text(
                "status",
                Messages.text("requests.column.status"),
                PredictionsView::status,
                entry -> failed(entry) ? "p1" : entry.status() == null ? "muted" : "good");
        table.number(
                "latency",
                Messages.text("requests.column.latency"),
                LogEntry::latencyMs,
                Numbers::millisecondsFigure);
        table.text(
                "version",
                Messages.text("requests.column.version"),
                entry -> entry.version() == null ? null : "v" + entry.version());
        table.text("id", Messages.text("requests.column.id"), LogEntry::requestId, _ -> "id");
        table.setIdentity(entry -> entry.index() + " " + entry.id());
        table.setOptional("version", "latency", "status");
        table.setLeast("time", Double.MAX_VALUE);
        table.setLeast("status", Double.MAX_VALUE);
        table.setLeast("id", LEAST_ID);
    }

    private String time(@Nullable Instant value) {
        if (value == null) return Numbers.NONE;
        var time = value.atZone(context.zone());
        var page = shown();
        var today = page == null ? null : page.scope().now().atZone(context.zone()).toLocalDate();
        return (time.toLocalDate().equals(today) ? TODAY : EARLIER).format(time);
    }

    /** A word and a shape as well as a colour. */
    private static @Nullable String status(LogEntry entry) {
        if (entry.status() == null) return null;
        return (failed(entry) ? "▲ " : "● ") + SafeText.line(entry.status());
    }

    private static boolean failed(LogEntry entry) {
        return "error".equals(entry.status()) || "failed".equals(entry.status());
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public @Nullable Kept<Page<LogEntry>> kept() {
        return older;
    }

    @Override
    public void show(Page<LogEntry> data, PanelScope scope) {
        table.setWanted("model", scope.filter().model() == null);
        var last = first;
        var continues = last != null && continues(last.scope(), scope);
        first = new Kept<>(data, scope);
        if (older != null && continues) {
            // the zone in which times are written may have changed
            table.refresh();
            return;
        }
        if (!continues) table.forgetWidths();
        toFirst();
    }

    /** Whether the same is looked at as before, only later. */
    private static boolean continues(PanelScope before, PanelScope now) {
        return before.filter().equals(now.filter())
                && before.range().length().equals(now.range().length());
    }

    private void toFirst() {
        before.clear();
        here = Cursor.START;
        older = null;
        if (first != null) show(first);
    }

    private void on() {
        var from = shown();
        var following = from == null ? null : from.data().next();
        if (following == null || from == null) return;
        ask(
                from.scope(),
                following,
                () -> {
                    before.push(here);
                    here = following;
                });
    }

    private void back() {
        var from = shown();
        if (from == null || before.isEmpty()) return;
        if (before.size() == 1) {
            toFirst();
            return;
        }
        ask(from.scope(), before.getFirst(), () -> here = before.pop());
    }

    private @Nullable Kept<Page<LogEntry>> shown() {
        return older != null ? older : first;
    }

    /** Asks within the range of what is shown, so that pages fit together while more arrives. */
    private void ask(PanelScope scope, Cursor from, Runnable moved) {
        if (asking) return;
        asking = true;
        var asked = shown();
        context.ask(
                PredictionsQuery.page(scope, PredictionsQuery.PAGE, from),
                page -> {
                    asking = false;
                    var now = shown();
                    // the person looks at something else by now
                    if (now == null || asked == null) return;
                    if (!continues(asked.scope(), now.scope())) return;
                    moved.run();
                    older = new Kept<>(page, scope);
                    show(older);
                },
                () -> asking = false);
    }

    private void show(Kept<Page<LogEntry>> page) {
        var entries = page.data().items();
        var hasNext = page.data().next() != null;
        var number = before.size() + 1;
        // at an end of the list its button goes away under the fingers
        if ((next.isFocused() && !hasNext)
                || ((previous.isFocused() || newest.isFocused()) && number == 1)) {
            table.focus();
        }
        newest.setVisible(number > 1);
        previous.setDisable(number == 1);
        next.setDisable(!hasNext);
        where.setText(where(number, entries.size(), page.scope().now()));
        table.show(entries);
        if (number > 1) table.scrollTo(0);
    }

    private String where(int number, int rows, Instant asked) {
        return number == 1
                ? Messages.text("panel.list.first", rows)
                : Messages.text(
                        "panel.list.page",
                        number,
                        rows,
                        ASKED.format(asked.atZone(context.zone())));
    }
}
