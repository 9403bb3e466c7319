package dev.sextant.ui.settings.profiles;

import dev.sextant.cluster.Probes;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.store.StoreException;
import dev.sextant.store.profiles.ProfileStore;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Held;
import dev.sextant.widget.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The way to a first profile, step by step, each checked while it is typed. Going on past a check
 * that failed takes a second press; going back loses nothing.
 */
public final class ConnectWizard extends BorderPane {

    private final ProfileStore store;
    private final Executor workers;
    private final Consumer<ClusterProfile> done;
    private final Runnable cancelled;
    private final ConnectDraft draft = new ConnectDraft();
    private final List<ConnectStep> steps;
    private final List<Label> heads;
    private final ConnectDone last = new ConnectDone(draft);
    private final ScrollPane center = new ScrollPane();
    private final Button back = new Button(Messages.text("wizard.back"));
    private final Button next = new Button();
    private final Held saving = new Held(next);
    private final Label notice = new Label();
    private List<String> taken = List.of();
    private int at;

    /** Goes on by itself when the check that runs has passed. */
    private boolean wantsOn;

    /**
     * @param workers runs what waits for the disk or the cluster
     * @param done hears the profile on the JavaFX thread once it is written
     */
    public ConnectWizard(
            ProfileStore store,
            Probes probes,
            Executor workers,
            Consumer<ClusterProfile> done,
            Runnable cancelled) {
        this.store = store;
        this.workers = workers;
        this.done = done;
        this.cancelled = cancelled;
        var proof = new ConnectProof(draft, probes.test(), workers);
        var log = new ConnectLog(draft, probes, workers);
        steps = List.of(new ConnectAddress(draft, probes.test(), workers), proof, log, last);
        heads = heads();
        setId("wizard");
        getStyleClass().add("screen");
        var card = new VBox(title(), head(), center, notice, foot());
        card.getStyleClass().addAll("panel", "wizard");
        VBox.setVgrow(center, Priority.ALWAYS);
        center.setFitToWidth(true);
        center.setFocusTraversable(false);
        center.getStyleClass().addAll("profiles-form", "wizard-step");
        notice.setId("wizard-notice");
        notice.getStyleClass().add("p1");
        notice.setWrapText(true);
        notice.visibleProperty().bind(notice.textProperty().isNotEmpty());
        notice.managedProperty().bind(notice.visibleProperty());
        setCenter(card);
        for (var other : List.of(draft.urls, draft.caFile, draft.fingerprint)) {
            other.subscribe((before, now) -> anotherCluster(proof, log));
        }
        draft.trust.subscribe((before, now) -> anotherCluster(proof, log));
        draft.auth.subscribe((before, now) -> log.stale());
        draft.user.subscribe((before, now) -> log.stale());
        draft.secret.subscribe((before, now) -> log.stale());
        for (var step : steps) follow(step);
        List.of(draft.urls, draft.user, draft.index, draft.name, draft.caFile, draft.fingerprint)
                .forEach(typed -> typed.subscribe((before, now) -> typed()));
        draft.auth.subscribe(
                (before, now) -> {
                    // the check of the address proposes it as well, and nothing was typed then
                    if (steps.get(at) == proof) typed();
                });
        draft.trust.subscribe((before, now) -> typed());
        draft.secret.subscribe((before, now) -> typed());
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        readNames();
        go(0);
    }

    private static void anotherCluster(ConnectProof proof, ConnectLog log) {
        proof.check().forget();
        log.stale();
    }

    private Label title() {
        var title = new Label(Messages.text("wizard.title"));
        title.getStyleClass().add("page-title");
        return title;
    }

    private static List<Label> heads() {
        var all = new ArrayList<Label>();
        for (var text :
                List.of(
                        Messages.text("wizard.address"),
                        Messages.text("wizard.proof"),
                        Messages.text("wizard.log"),
                        Messages.text("wizard.done"))) {
            var head = new Label((all.size() + 1) + "  " + text);
            head.getStyleClass().addAll("chip", "wizard-head");
            all.add(head);
        }
        return all;
    }

    private HBox head() {
        var bar = new HBox();
        bar.getChildren().addAll(heads);
        bar.getStyleClass().add("form-buttons");
        return bar;
    }

    private HBox foot() {
        var cancel = new Button(Messages.text("connect.cancel"));
        cancel.setId("wizard-cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> cancelled.run());
        back.setId("wizard-back");
        back.setOnAction(event -> go(at - 1));
        next.setId("wizard-next");
        next.getStyleClass().add("accent-button");
        next.setDefaultButton(true);
        next.setOnAction(event -> next());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var bar = new HBox(cancel, space, back, next);
        bar.getStyleClass().add("form-buttons");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() != KeyCode.ESCAPE) return;
        event.consume();
        cancelled.run();
    }

    /** The names that are taken; unknown ones are refused when it is saved. */
    private void readNames() {
        workers.execute(
                () -> {
                    try {
                        var names = store.profiles().stream().map(ClusterProfile::name).toList();
                        Fx.run(
                                () -> {
                                    taken = names;
                                    last.taken(names);
                                });
                    } catch (StoreException e) {
                        Fx.run(() -> notice.setText(Messages.text(e)));
                    }
                });
    }

    private void follow(ConnectStep step) {
        var check = step.check();
        if (check == null) return;
        check.state()
                .subscribe(
                        state -> {
                            if (!step.equals(steps.get(at))) return;
                            name();
                            if (!wantsOn || state == LiveCheck.State.RUNNING) return;
                            wantsOn = false;
                            if (state == LiveCheck.State.PASSED) go(at + 1);
                        });
    }

    private void typed() {
        wantsOn = false;
        notice.setText("");
        var step = steps.get(at);
        step.show(draft.problems(taken));
        name();
    }

    /** Names the button after what it does now. */
    private void name() {
        var check = steps.get(at).check();
        if (at == steps.size() - 1) next.setText(Messages.text("wizard.open"));
        else if (check != null && check.state().get() == LiveCheck.State.FAILED) {
            next.setText(Messages.text("wizard.anyway"));
        } else next.setText(Messages.text("wizard.next"));
    }

    private void go(int to) {
        if (to < 0) return;
        at = to;
        wantsOn = false;
        back.setDisable(at == 0);
        for (int i = 0; i < heads.size(); i++) {
            heads.get(i).getStyleClass().removeAll("wizard-now", "muted");
            heads.get(i).getStyleClass().add(i == at ? "wizard-now" : "muted");
        }
        center.setContent(steps.get(at));
        center.setVvalue(0);
        name();
        if (getScene() != null) requestFocus();
    }

    private void next() {
        var step = steps.get(at);
        step.touchAll();
        var problems = draft.problems(taken);
        step.show(problems);
        if (step.fields().stream().anyMatch(problems::containsKey)) return;
        if (step.equals(last)) {
            save();
            return;
        }
        var check = step.check();
        if (check == null) {
            go(at + 1);
            return;
        }
        switch (check.state().get()) {
            case PASSED, FAILED -> go(at + 1);
            case RUNNING -> wantsOn = true;
            case NOT_RUN -> {
                wantsOn = true;
                check.now();
                if (check.state().get() == LiveCheck.State.NOT_RUN) {
                    wantsOn = false;
                    notice.setText(Messages.text("wizard.secretMissing"));
                }
            }
        }
    }

    private void save() {
        var profile = draft.profile();
        var credentials = draft.credentials();
        saving.hold(true);
        workers.execute(
                () -> {
                    try {
                        store.add(profile, credentials);
                        Fx.run(() -> done.accept(profile));
                    } catch (StoreException e) {
                        Fx.run(() -> notice.setText(Messages.text(e)));
                    } finally {
                        Fx.run(() -> saving.hold(false));
                    }
                });
    }

    /** The first field of the step in front, as soon as the scroll pane has taken it in. */
    @Override
    public void requestFocus() {
        var step = steps.get(at);
        if (step.getScene() != null) {
            step.shown();
            return;
        }
        step.sceneProperty()
                .addListener(
                        new InvalidationListener() {
                            @Override
                            public void invalidated(Observable scene) {
                                if (step.getScene() == null) return;
                                scene.removeListener(this);
                                if (step.equals(steps.get(at))) step.shown();
                            }
                        });
    }
}
