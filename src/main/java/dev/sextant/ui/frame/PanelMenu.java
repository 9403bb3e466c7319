package dev.sextant.ui.frame;

import dev.sextant.cluster.Traffic;
import dev.sextant.panel.Csv;
import dev.sextant.panel.ErrorRateData;
import dev.sextant.panel.LatencyData;
import dev.sextant.panel.PanelScope;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Png;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What can be done with a panel: another form, a file, the exact request. */
final class PanelMenu<T> extends MenuButton {

    /** The panels that sum the models beyond the busiest. */
    private static final List<String> WITH_OTHERS = List.of("latency", "error-rate", "throughput");

    /** The key that a menu entry names at its end. */
    private static final Pattern KEYED = Pattern.compile("\\s*\\((\\p{L})\\)$");

    private final PanelFrame<T> frame;
    private final ScreenContext context;

    PanelMenu(PanelFrame<T> frame, ScreenContext context, Runnable enlarge) {
        this.frame = frame;
        this.context = context;
        setGraphic(new FontIcon(Feather.MORE_HORIZONTAL));
        setId("menu-" + frame.panel().id());
        setAccessibleText(Messages.text("dashboard.menu"));
        getStyleClass().addAll("panel-button", "panel-menu");
        getItems()
                .setAll(
                        item("table", Messages.text("dashboard.menu.table"), frame::toggleTable),
                        item("enlarge", Messages.text("dashboard.enlarge"), enlarge),
                        new SeparatorMenuItem(),
                        item("csv", Messages.text("dashboard.menu.csv"), this::exportCsv),
                        item("png", Messages.text("dashboard.menu.png"), this::exportPng),
                        new SeparatorMenuItem(),
                        item("json", Messages.text("dashboard.menu.json"), () -> copyQuery(false)),
                        item("curl", Messages.text("dashboard.menu.curl"), () -> copyQuery(true)));
        if (WITH_OTHERS.contains(frame.panel().id())) {
            var list = item("others", "", () -> context.navigation().openOthers(others()));
            getItems().addAll(new SeparatorMenuItem(), list);
            setOnShowing(
                    event -> {
                        var count = others().size();
                        list.setText(Messages.text("dashboard.menu.others", count));
                        list.setDisable(count == 0);
                    });
        }
    }

    /** The names behind the sum that is on screen; none when nothing was summed. */
    private List<String> others() {
        var shown = frame.shown();
        Object answer = shown == null ? null : shown.data();
        return switch (answer) {
            case Traffic traffic -> traffic.otherModels();
            case LatencyData latency -> latency.traffic().otherModels();
            case ErrorRateData rates -> rates.otherModels();
            case null, default -> List.of();
        };
    }

    private MenuItem item(String id, String text, Runnable action) {
        var item = new MenuItem(text);
        item.setId(frame.panel().id() + "-" + id);
        item.setOnAction(event -> action.run());
        return item;
    }

    /** What the menu offers, under the panel's title. */
    List<Command> commands(String title) {
        return getItems().stream()
                .filter(item -> item.getText() != null && !item.getText().isBlank())
                .map(
                        item ->
                                new Command(
                                        item.getId(),
                                        Messages.text("find.panel", title, name(item)),
                                        key(item),
                                        icon(item),
                                        item::fire))
                .toList();
    }

    private static String name(MenuItem item) {
        return KEYED.matcher(item.getText()).replaceFirst("");
    }

    private static String key(MenuItem item) {
        var keyed = KEYED.matcher(item.getText());
        return keyed.find() ? keyed.group(1) : "";
    }

    private static Ikon icon(MenuItem item) {
        var id = item.getId();
        if (id.endsWith("-csv")) return Feather.DOWNLOAD;
        if (id.endsWith("-png")) return Feather.IMAGE;
        if (id.endsWith("-table")) return Feather.LIST;
        if (id.endsWith("-enlarge")) return Feather.MAXIMIZE_2;
        return id.endsWith("-others") ? Feather.BOX : Feather.COPY;
    }

    void exportCsv() {
        var shown = frame.shown();
        if (shown == null) {
            context.exports().say(Messages.text("dashboard.nothing"));
            return;
        }
        var panel = frame.panel();
        var rows = panel.rows().of(shown.data(), shown.scope());
        context.exports()
                .save(
                        name(shown.scope(), "csv"),
                        file -> Files.writeString(file, Csv.of(panel.rows().columns(), rows)));
    }

    private void exportPng() {
        var shown = frame.shown();
        if (shown == null) {
            context.exports().say(Messages.text("dashboard.nothing"));
            return;
        }
        var picture = frame.snapshot(new SnapshotParameters(), null);
        context.exports().save(name(shown.scope(), "png"), file -> Png.write(picture, file));
    }

    private void copyQuery(boolean asCurl) {
        var session = context.session();
        var shown = frame.shown();
        var scope = shown == null ? context.scope() : shown.scope();
        var questions = frame.panel().query().questions(scope);
        session.workers()
                .execute(
                        () -> {
                            var requests = session.cluster().requests(questions);
                            var text =
                                    asCurl
                                            ? Curl.commands(session.profile(), requests)
                                            : Curl.json(requests);
                            Fx.run(
                                    () ->
                                            context.exports()
                                                    .copy(text, Messages.text("dashboard.copied")));
                        });
    }

    private String name(PanelScope scope, String ending) {
        var to = Cells.time(scope.range().to(), context.zone()).replaceAll("[: ]", "-");
        return "sextant-" + frame.panel().id() + "-" + to + "." + ending;
    }
}
