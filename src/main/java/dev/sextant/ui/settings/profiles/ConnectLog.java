package dev.sextant.ui.settings.profiles;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ConnectionTest.Finding;
import dev.sextant.cluster.ConnectionTest.Outcome;
import dev.sextant.cluster.LogSources;
import dev.sextant.cluster.LogSources.LogSource;
import dev.sextant.cluster.Probes;
import dev.sextant.cluster.profile.FieldMapping;
import dev.sextant.ui.settings.profiles.ProfileDraft.Field;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Which indices hold the log: offered from what the cluster has, or typed. */
final class ConnectLog extends ConnectStep {

    private static final int ROW = 28;
    private static final int MOST_ROWS = 5;

    private final ConnectDraft draft;
    private final LogSources sources;
    private final Executor workers;
    private final ListView<LogSource> offered = new ListView<>();
    private final Label saying = new Label();
    private final TextField index = new TextField();
    private final ComboBox<String> environment = new ComboBox<>();
    private final LiveCheck check;
    private final FieldsNotice fields;
    private boolean fresh;
    private boolean inHand;
    private int number;

    ConnectLog(ConnectDraft draft, Probes probes, Executor workers) {
        super(Messages.text("wizard.log.text"));
        this.draft = draft;
        sources = probes.sources();
        this.workers = workers;
        check = new LiveCheck(probes.test(), workers, this::trial, ConnectLog::own, sha256 -> {});
        fields = new FieldsNotice(probes.fields(), workers, draft.mapping, check::now);
        offered.setId("wizard-sources");
        offered.setAccessibleText(Messages.text("wizard.sources"));
        offered.getStyleClass().add("wizard-sources");
        offered.setFixedCellSize(ROW);
        offered.setCellFactory(view -> new SourceCell());
        offered.getSelectionModel().selectedItemProperty().subscribe(this::choose);
        saying.setId("wizard-sources-saying");
        saying.getStyleClass().add("muted");
        saying.setWrapText(true);
        index.textProperty().bindBidirectional(draft.index);
        index.addEventFilter(KeyEvent.KEY_PRESSED, event -> inHand |= !goesOn(event));
        index.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> inHand = true);
        environment.setEditable(true);
        environment.getEditor().textProperty().bindBidirectional(draft.environment);
        environment.setPromptText(Messages.text("wizard.environment.all"));
        getChildren()
                .addAll(
                        saying,
                        offered,
                        row(Messages.text("connect.index"), "wizard-index", index, Field.INDEX),
                        row(
                                Messages.text("connect.environment"),
                                "wizard-environment",
                                environment,
                                null),
                        check,
                        fields);
        draft.index.subscribe((before, now) -> another());
        check.state().subscribe(this::checked);
    }

    /** Another cluster or another user: what was offered does not count any more. */
    void stale() {
        fresh = false;
        inHand = false;
        number++;
        check.forget();
        draft.mapping.set(FieldMapping.NONE);
    }

    /** Another log has other names. */
    private void another() {
        draft.mapping.set(FieldMapping.NONE);
        check.soon();
    }

    private void checked(LiveCheck.State state) {
        switch (state) {
            case NOT_RUN, RUNNING -> fields.forget();
            case PASSED, FAILED -> {
                var tried = trial();
                if (tried != null) fields.look(tried);
            }
        }
    }

    private LiveCheck.@Nullable Trial trial() {
        var profile =
                draft.tried(
                        draft.auth.get(),
                        Field.URLS,
                        Field.CA_FILE,
                        Field.FINGERPRINT,
                        Field.USER,
                        Field.INDEX);
        return profile == null ? null : new LiveCheck.Trial(profile, draft.credentials());
    }

    private static @Nullable Finding own(@Nullable Finding finding) {
        if (finding == null) return null;
        return switch (finding.step()) {
            case PRIVILEGES, INDICES, FIELDS ->
                    finding.outcome() == Outcome.SKIPPED ? null : finding;
            case CONNECTION, CERTIFICATE, CREDENTIALS, SERVER ->
                    finding.outcome() == Outcome.FAILED ? finding : null;
        };
    }

    private static boolean goesOn(KeyEvent event) {
        return switch (event.getCode()) {
            case TAB, ENTER, ESCAPE, SHIFT -> true;
            default -> false;
        };
    }

    private void look() {
        var tried = trial();
        if (tried == null) return;
        fresh = true;
        var mine = ++number;
        show(List.of(), Messages.text("wizard.sources.looking"));
        workers.execute(
                () -> {
                    try {
                        var found = sources.find(tried.profile(), tried.credentials());
                        Fx.run(() -> found(mine, found));
                    } catch (ClusterException e) {
                        Fx.run(
                                () -> {
                                    if (mine != number) return;
                                    var why =
                                            Messages.text("wizard.sources.none", Messages.text(e));
                                    show(List.of(), why);
                                });
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    private void found(int mine, List<LogSource> found) {
        if (mine != number) return;
        var environments = new TreeSet<String>();
        found.forEach(source -> environments.addAll(source.environments()));
        var kept = draft.environment.get();
        environment.getItems().setAll(environments);
        draft.environment.set(kept);
        if (found.isEmpty()) {
            show(found, Messages.text("wizard.sources.empty"));
            return;
        }
        show(found, Messages.text("wizard.sources"));
        var typed = draft.index.get().strip();
        for (var source : found) {
            if (source.pattern().equals(typed)) {
                offered.getSelectionModel().select(source);
                return;
            }
        }
        // Whoever has begun to type is not interrupted by a list that came late.
        if (inHand) return;
        // The usual pattern fits nothing here: what looks most like a log is likelier.
        var best = found.getFirst();
        var isLog = LogSource.isSome(best.events()) || LogSource.isSome(best.alike());
        if (typed.equals(ProfileDraft.empty().index()) && isLog) {
            offered.getSelectionModel().select(best);
        }
    }

    private void show(List<LogSource> found, String words) {
        saying.setText(words);
        offered.getItems().setAll(found);
        offered.setVisible(!found.isEmpty());
        offered.setManaged(!found.isEmpty());
        var height = Math.min(MOST_ROWS, found.size()) * ROW + 2;
        offered.setMinHeight(height);
        offered.setPrefHeight(height);
    }

    private void choose(@Nullable LogSource source) {
        if (source != null) draft.index.set(source.pattern());
    }

    @Override
    LiveCheck check() {
        return check;
    }

    @Override
    Set<Field> fields() {
        return EnumSet.of(Field.INDEX);
    }

    @Override
    void shown() {
        if (!fresh) look();
        if (check.state().get() == LiveCheck.State.NOT_RUN) check.now();
        index.requestFocus();
        index.end();
    }

    private static final class SourceCell extends ListCell<LogSource> {
        @Override
        protected void updateItem(@Nullable LogSource source, boolean empty) {
            super.updateItem(source, empty);
            setText(null);
            setGraphic(empty || source == null ? null : line(source));
        }

        private static HBox line(LogSource source) {
            var pattern = new Label(source.pattern());
            var space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            var count = new Label(count(source));
            count.getStyleClass().add("muted");
            count.setMinWidth(Region.USE_PREF_SIZE);
            var line = new HBox(pattern, space, count);
            line.getStyleClass().add("form-buttons");
            line.setAlignment(Pos.CENTER_LEFT);
            return line;
        }

        private static String count(LogSource source) {
            var documents = source.documents();
            var events = source.events();
            if (documents == null) return Messages.text("wizard.source.unknown");
            if (events != null && events > 0) {
                return Messages.text("wizard.source.log", Numbers.count(events));
            }
            var alike = source.alike();
            return alike == null || alike == 0
                    ? Messages.text("wizard.source.other", Numbers.count(documents))
                    : Messages.text("wizard.source.alike", Numbers.count(alike));
        }
    }
}
