package dev.sextant.ui.cluster;

import dev.sextant.cluster.ClusterException;
import dev.sextant.setup.doctor.Diagnosis;
import dev.sextant.setup.doctor.Doctor;
import dev.sextant.setup.doctor.Finding.Sample;
import dev.sextant.setup.doctor.NotChecked;
import dev.sextant.setup.doctor.SampleSearch;
import dev.sextant.ui.frame.Ages;
import dev.sextant.ui.frame.Command;
import dev.sextant.ui.frame.Exports;
import dev.sextant.ui.frame.HelpTopic;
import dev.sextant.ui.frame.Navigation;
import dev.sextant.ui.frame.Placeholder;
import dev.sextant.ui.frame.Reasons;
import dev.sextant.ui.frame.Session;
import dev.sextant.ui.frame.SplitKeys;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Held;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.SafeText;
import dev.sextant.widget.Splits;
import dev.sextant.widget.table.DataTable;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is wrong with the cluster's log. It is looked for when one asks, not every few seconds. */
public final class DoctorPage extends BorderPane implements ClusterPage {

    private static final Logger LOG = LoggerFactory.getLogger(DoctorPage.class);

    private static final double LIST_SHARE = 0.42;

    private final Session session;
    private final Exports exports;
    private final Navigation navigation;
    private final DoctorDetail detail;
    private final Label status = new Label();
    private final Button again =
            new Button(Messages.text("doctor.page.again"), new FontIcon(Feather.REFRESH_CW));
    private final Held looking = new Held(again);
    private final StackPane body = new StackPane();
    private final SplitPane split = new SplitPane();
    private final DataTable<DoctorRow> table =
            new DataTable<>("doctor-findings", Messages.text("doctor.page.none"));
    private final Subscription clock;
    private @Nullable Diagnosis diagnosis;
    private @Nullable ClusterException failure;
    private boolean examining;
    private boolean closed;

    public DoctorPage(Session session, Exports exports, Navigation navigation) {
        this.session = session;
        this.exports = exports;
        this.navigation = navigation;
        detail = new DoctorDetail(session, exports, this::open);
        setId("doctor");
        HelpTopic.DOCTOR.of(this);
        status.setId("doctor-status");
        status.getStyleClass().add("note");
        again.setId("doctor-again");
        again.setOnAction(event -> refresh());
        columns();
        var list = new VBox(table);
        list.getStyleClass().addAll("panel", "alerts-list");
        VBox.setVgrow(table, Priority.ALWAYS);
        split.getItems().setAll(list, detail);
        Splits.place(split, "doctor/split", LIST_SHARE);
        split.getStyleClass().add("screen-split");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(8, status, space, again);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("screen-head");
        setTop(head);
        setCenter(body);
        clock = session.ticker().nowProperty().subscribe(now -> write());
    }

    private void columns() {
        table.setOnlySelects();
        table.setIdentity(DoctorRow::fault);
        table.text(
                "severity",
                Messages.text("alert.column.severity"),
                DoctorRow::sign,
                DoctorRow::role);
        table.text(
                "finding",
                Messages.text("doctor.page.finding"),
                row -> Messages.text(row.fault().title()),
                row -> row instanceof DoctorRow.Unknown ? "muted" : null);
        table.number(
                "count",
                Messages.text("doctor.page.number"),
                row -> row.count(),
                count -> count == null ? Numbers.NONE : Numbers.count(count.longValue()));
        table.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() != KeyCode.ENTER) return;
                    event.consume();
                    detail.focus();
                });
        table.setOnSelect(
                row -> {
                    if (row != null) detail.show(row);
                });
    }

    @Override
    public String id() {
        return "doctor";
    }

    @Override
    public String title() {
        return Messages.text("doctor.page");
    }

    @Override
    public Node node() {
        return this;
    }

    /** The first time it looks by itself; what was found stays until one asks again. */
    @Override
    public void shown() {
        if (diagnosis == null && !examining) refresh();
        if (body.getChildren().contains(split)) table.requestFocus();
    }

    @Override
    public void hidden() {}

    @Override
    public void refresh() {
        if (examining) return;
        examining = true;
        write();
        if (diagnosis == null) {
            body.getChildren()
                    .setAll(
                            new Placeholder(
                                    Feather.CLOCK,
                                    Messages.text("doctor.page.examining"),
                                    Messages.text("doctor.page.reads")));
        }
        session.workers()
                .execute(
                        () -> {
                            try {
                                var found =
                                        Doctor.examine(
                                                session.cluster(),
                                                session.profile(),
                                                session.clock());
                                Fx.run(() -> show(found));
                            } catch (ClusterException e) {
                                Fx.run(() -> fail(e));
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            } catch (RuntimeException e) {
                                LOG.error("The examination failed", e);
                                Fx.run(() -> fail(ClusterException.defect(e)));
                            }
                        });
    }

    private void show(Diagnosis found) {
        if (closed) return;
        examining = false;
        failure = null;
        diagnosis = found;
        write();
        if (found.findings().isEmpty()) {
            var sound =
                    new Placeholder(
                            Feather.CHECK_CIRCLE,
                            Messages.text("doctor.page.nothing"),
                            summary(found),
                            notChecked(found.notChecked()));
            sound.getStyleClass().add("panel");
            body.getChildren().setAll(sound);
            return;
        }
        var chosen = table.getSelectionModel().getSelectedItem();
        table.show(DoctorRow.of(found));
        if (!body.getChildren().contains(split)) body.getChildren().setAll(split);
        table.choose(chosen == null ? found.findings().getFirst().fault() : chosen.fault());
        var now = table.getSelectionModel().getSelectedItem();
        if (now == null) table.getSelectionModel().selectFirst();
        else detail.show(now);
    }

    /** Why some checks could not be made, each reason once. */
    private static Node notChecked(List<NotChecked> unread) {
        var lines = new VBox(4);
        lines.setId("doctor-not-checked");
        lines.setAlignment(Pos.CENTER);
        unread.stream()
                .collect(
                        Collectors.groupingBy(
                                one -> SafeText.line(Messages.text(one.why())),
                                java.util.LinkedHashMap::new,
                                Collectors.mapping(
                                        one -> Messages.text(one.fault().title()),
                                        Collectors.joining(", "))))
                .forEach(
                        (why, faults) -> {
                            var line =
                                    new Label(
                                            "○ "
                                                    + Messages.text("doctor.page.unknown")
                                                    + ": "
                                                    + faults
                                                    + " · "
                                                    + why);
                            line.getStyleClass().add("muted");
                            line.setWrapText(true);
                            lines.getChildren().add(line);
                        });
        return lines;
    }

    private static String summary(Diagnosis found) {
        return found.notChecked().isEmpty()
                ? Messages.text("doctor.page.all", found.checks())
                : Messages.text("doctor.page.some", found.checks(), found.notChecked().size());
    }

    /** What was found stays, with its age and the reason. */
    private void fail(ClusterException why) {
        if (closed) return;
        examining = false;
        failure = why;
        write();
        if (diagnosis != null) return;
        body.getChildren().setAll(Placeholder.failed(why));
    }

    private void write() {
        looking.hold(examining);
        var found = diagnosis;
        var failed = failure;
        if (found == null) {
            status.setText("");
            return;
        }
        var age = Ages.since(found.at(), session.clock().instant());
        if (examining) {
            status.setText(Messages.text("doctor.page.status.examining", age));
        } else if (failed != null) {
            status.setText(Messages.text("doctor.page.status.failed", age, Reasons.text(failed)));
        } else {
            var count = found.findings().size();
            status.setText(
                    count == 1
                            ? Messages.text("doctor.page.status.one", summary(found), age)
                            : Messages.text("doctor.page.status", count, summary(found), age));
        }
    }

    private void open(Sample.Document sample) {
        exports.run(
                () -> {
                    var entry = SampleSearch.entry(session.cluster(), session.profile(), sample);
                    Fx.run(
                            () -> {
                                if (entry == null) {
                                    exports.say(Messages.text("doctor.page.gone"));
                                } else {
                                    navigation.openRequest(entry);
                                }
                            });
                });
    }

    @Override
    public boolean typed(String character) {
        if (character.equals("c")
                && table.getSelectionModel().getSelectedItem()
                        instanceof DoctorRow.Found(var finding)) {
            detail.copy(finding);
            return true;
        }
        return SplitKeys.typed(split, character);
    }

    @Override
    public List<Command> commands() {
        return List.of(
                new Command(
                        "doctor-again",
                        Messages.text("doctor.page.again"),
                        "r",
                        Feather.REFRESH_CW,
                        this::refresh));
    }

    @Override
    public void close() {
        closed = true;
        clock.unsubscribe();
    }
}
