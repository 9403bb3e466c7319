package dev.sextant.ui.settings.receivers;

import dev.sextant.notify.DeliveryException;
import dev.sextant.notify.Receiver;
import dev.sextant.notify.Standing;
import dev.sextant.store.StoreException;
import dev.sextant.ui.frame.HelpTopic;
import dev.sextant.ui.settings.FormPlace;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Unsaved;
import dev.sextant.widget.table.DataTable;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Where alerts are sent, whether that works, and the form of the one that is made or changed. */
public final class ReceiversPane extends BorderPane implements Unsaved {

    private final Receivers receivers;
    private final Executor workers;
    private final DataTable<Receiver> table =
            new DataTable<>("receivers-table", Messages.text("receiver.none"));
    private final Label notice = new Label();
    private final Label outcome = new Label();
    private final Button remove = new Button(Messages.text("receiver.remove"));
    private final BorderPane place = new BorderPane();
    private final Map<String, Standing> standings = new HashMap<>();
    private long tests;
    private @Nullable ReceiverForm form;

    /** What the remove button waits to have confirmed; null when nothing. */
    private @Nullable String doomed;

    /**
     * @param workers runs what waits for the disk or a receiver
     */
    public ReceiversPane(Receivers receivers, Executor workers) {
        this.receivers = receivers;
        this.workers = workers;
        setId("receivers");
        getStyleClass().add("receivers-pane");
        HelpTopic.RECEIVER.of(this);
        columns();
        var split = new SplitPane(list(), place);
        split.setDividerPositions(0.58);
        split.getStyleClass().add("screen-split");
        setCenter(split);
        showNothing();
        sceneProperty()
                .subscribe(
                        scene -> {
                            if (scene != null) reload(null);
                        });
    }

    private void columns() {
        table.setIdentity(Receiver::name);
        table.setOnlySelects();
        table.setOnSelect(chosen -> forgetDoomed());
        table.text("name", Messages.text("receiver.name"), Receiver::name);
        table.text(
                "kind",
                Messages.text("receiver.kind"),
                receiver -> ReceiverWords.kind(receiver.kind()));
        table.text("endpoint", Messages.text("receiver.leads"), ReceiverWords::endpoint);
        table.text("takes", Messages.text("receiver.matchers"), ReceiverWords::takes);
        table.text(
                "state",
                Messages.text("receiver.state"),
                receiver -> words(receiver, one -> ReceiverWords.state(one, zone())),
                receiver -> words(receiver, ReceiverWords::role));
        table.setLeast("takes", 110);
        table.setLeast("endpoint", 110);
        table.setLeast("state", 120);
    }

    private String words(Receiver receiver, Function<@Nullable Standing, String> form) {
        return form.apply(standings.get(receiver.name()));
    }

    private static ZoneId zone() {
        return ZoneId.systemDefault();
    }

    private VBox list() {
        notice.setId("receivers-notice");
        notice.setWrapText(true);
        notice.getStyleClass().add("p1");
        for (var label : List.of(notice, outcome)) {
            label.visibleProperty().bind(label.textProperty().isNotEmpty());
            label.managedProperty().bind(label.visibleProperty());
        }
        outcome.setId("receiver-outcome");
        outcome.setWrapText(true);
        var make = button("receiver-new", Messages.text("receiver.new"), () -> edit(null));
        var change =
                button("receiver-edit", Messages.text("receiver.edit"), () -> with(this::edit));
        var test = button("receiver-test", Messages.text("receiver.test"), () -> with(this::test));
        remove.setId("receiver-remove");
        remove.setOnAction(event -> with(this::remove));
        var nothing = table.getSelectionModel().selectedItemProperty().isNull();
        List.of(change, test, remove).forEach(one -> one.disableProperty().bind(nothing));
        var buttons = new HBox(make, change, test, remove);
        buttons.getStyleClass().add("form-buttons");
        VBox.setVgrow(table, Priority.ALWAYS);
        var list = new VBox(table, outcome, notice, buttons);
        list.getStyleClass().addAll("panel", "receivers-list");
        return list;
    }

    private void edit(@Nullable Receiver receiver) {
        var taken =
                table.getItems().stream()
                        .filter(one -> !one.equals(receiver))
                        .map(Receiver::name)
                        .toList();
        var made =
                new ReceiverForm(
                        receivers,
                        workers,
                        receiver,
                        taken,
                        name -> {
                            showNothing();
                            reload(name);
                        },
                        this::showNothing);
        form = made;
        show(made);
        made.focus();
    }

    /** The outcome is told in words; it stays until the next test. */
    private void test(Receiver receiver) {
        var number = ++tests;
        say("muted", Messages.text("receiver.testing", receiver.name()));
        workers.execute(
                () -> {
                    try {
                        var answer = receivers.test(receiver);
                        told(
                                number,
                                "good",
                                answer.isBlank()
                                        ? Messages.text("receiver.tested", receiver.name())
                                        : Messages.text(
                                                "receiver.tested.said", receiver.name(), answer));
                    } catch (DeliveryException e) {
                        told(number, "p1", failed(receiver, Messages.text(e)));
                    } catch (StoreException e) {
                        told(number, "p1", failed(receiver, Messages.text(e)));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    private static String failed(Receiver receiver, String sentence) {
        return Messages.text("receiver.nottested", receiver.name(), sentence);
    }

    private void told(long number, String role, String sentence) {
        Fx.run(
                () -> {
                    if (number == tests) say(role, sentence);
                });
    }

    private void say(String role, String sentence) {
        outcome.setText(sentence);
        outcome.getStyleClass().removeAll("good", "p1", "muted");
        outcome.getStyleClass().add(role);
    }

    /** The first press asks, the second removes. */
    private void remove(Receiver receiver) {
        if (!receiver.name().equals(doomed)) {
            doomed = receiver.name();
            remove.setText(Messages.text("receiver.remove.sure"));
            return;
        }
        forgetDoomed();
        showNothing();
        workers.execute(
                () -> {
                    try {
                        receivers.remove(receiver.name());
                        Fx.run(() -> reload(null));
                    } catch (StoreException e) {
                        Fx.run(() -> notice.setText(Messages.text(e)));
                    }
                });
    }

    private void forgetDoomed() {
        doomed = null;
        remove.setText(Messages.text("receiver.remove"));
    }

    private void reload(@Nullable String choose) {
        workers.execute(
                () -> {
                    var known =
                            receivers.standings().stream()
                                    .collect(
                                            Collectors.toMap(
                                                    Standing::receiver,
                                                    standing -> standing,
                                                    ReceiversPane::worse));
                    try {
                        var all = receivers.all();
                        Fx.run(() -> show(all, known, choose));
                    } catch (StoreException e) {
                        // What was read before stays in the list.
                        Fx.run(() -> notice.setText(Messages.text(e)));
                    }
                });
    }

    /** Of several watches the one in which it fails. */
    private static Standing worse(Standing one, Standing other) {
        return one.failingSince() != null || one.broken() ? one : other;
    }

    private void show(List<Receiver> all, Map<String, Standing> known, @Nullable String choose) {
        notice.setText("");
        standings.clear();
        standings.putAll(known);
        table.show(all);
        table.refresh();
        if (choose != null) table.choose(choose);
        else if (table.getSelectionModel().isEmpty()) table.getSelectionModel().selectFirst();
    }

    @Override
    public boolean unsaved() {
        return form != null && form.isChanged();
    }

    private void showNothing() {
        form = null;
        place.setCenter(FormPlace.words(Messages.text("receiver.about")));
    }

    private void show(Node node) {
        place.setCenter(new FormPlace(node));
    }

    private void with(Consumer<Receiver> action) {
        var chosen = table.getSelectionModel().getSelectedItem();
        if (chosen != null) action.accept(chosen);
    }

    private static Button button(String id, String text, Runnable action) {
        var button = new Button(text);
        button.setId(id);
        button.setOnAction(event -> action.run());
        return button;
    }
}
