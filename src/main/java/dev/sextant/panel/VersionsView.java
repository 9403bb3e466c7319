package dev.sextant.panel;

import dev.sextant.cluster.VersionStats;
import dev.sextant.panel.VersionVerdicts.Against;
import dev.sextant.panel.VersionVerdicts.Place;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.TimeText;
import dev.sextant.widget.table.DataTable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The versions of a model side by side: best and worst marked, held against Production. */
public final class VersionsView implements PanelView<List<VersionStats>> {

    private static final double WORSE = 1.1;
    private static final double BETTER = 0.9;
    private static final double POINT = 1;

    private final ViewContext context;
    private final DataTable<VersionStats> table =
            new DataTable<>("versions-table", Messages.text("panel.versions.empty"));
    private VersionVerdicts verdicts = new VersionVerdicts(List.of());
    private @Nullable String shownFor;
    private Instant now = Instant.EPOCH;

    public VersionsView(ViewContext context) {
        this.context = context;
        table.text("model", Messages.text("panel.column.model"), VersionStats::model);
        table.column(
                "version",
                Messages.text("panel.column.version"),
                false,
                VersionStats::version,
                version -> version == null ? Numbers.NONE : "v" + version,
                this::currentRole);
        table.text(
                "stage",
                Messages.text("panel.column.stage"),
                VersionStats::stage,
                this::currentRole);
        table.number(
                "predictions",
                Messages.text("panel.column.predictions"),
                VersionStats::predictions,
                Numbers::count);
        figure(
                "errorRate",
                Messages.text("panel.column.errorRate"),
                VersionVerdicts.LEAST_POINTS,
                VersionVerdicts::errorRate,
                Numbers::percentFigure);
        figure(
                "average",
                Messages.text("panel.column.average"),
                VersionVerdicts.LEAST_MILLISECONDS,
                version -> version.latency().average(),
                Numbers::millisecondsFigure);
        figure(
                "p50",
                "P50",
                VersionVerdicts.LEAST_MILLISECONDS,
                version -> version.latency().p50(),
                Numbers::millisecondsFigure);
        figure(
                "p95",
                "P95",
                VersionVerdicts.LEAST_MILLISECONDS,
                version -> version.latency().p95(),
                Numbers::millisecondsFigure);
        figure(
                "p99",
                "P99",
                VersionVerdicts.LEAST_MILLISECONDS,
                version -> version.latency().p99(),
                Numbers::millisecondsFigure);
        table.text(
                "against",
                Messages.text("panel.column.against"),
                version -> words(verdicts.against(version)),
                version -> role(verdicts.against(version)));
        time("firstSeen", Messages.text("panel.column.firstSeen"), VersionStats::firstSeen);
        time("lastSeen", Messages.text("panel.column.lastSeen"), VersionStats::lastSeen);
        table.setOnActivate(version -> context.drill(version.model()));
        if (context.leadsToVersions()) offerRegistry();
        table.setOptional("lastSeen", "firstSeen", "average", "p50");
        table.setLeast("against", Double.MAX_VALUE);
    }

    /** A row itself leads to its model: its version's page in the registry is one key away. */
    private void offerRegistry() {
        var item = new MenuItem(Messages.text("link.version.key"));
        item.setId("version-registry");
        item.setOnAction(event -> openChosen());
        var menu = new ContextMenu(item);
        menu.setOnShowing(
                event -> item.setDisable(table.getSelectionModel().getSelectedItem() == null));
        table.setContextMenu(menu);
        table.addEventHandler(
                KeyEvent.KEY_TYPED,
                event -> {
                    if (event.isShortcutDown() || event.isAltDown()) return;
                    if (event.getCharacter().equals("g") && openChosen()) event.consume();
                });
    }

    private boolean openChosen() {
        var chosen = table.getSelectionModel().getSelectedItem();
        if (chosen == null) return false;
        context.openVersion(chosen.model(), chosen.version(), chosen.stage());
        return true;
    }

    private void figure(
            String id,
            String title,
            double least,
            Function<VersionStats, @Nullable Double> value,
            Function<@Nullable Double, String> form) {
        table.column(
                id,
                title,
                true,
                value,
                form,
                version -> {
                    var place = verdicts.place(version, value, least);
                    return place == Place.BETWEEN ? null : place.name().toLowerCase(Locale.ROOT);
                });
    }

    private void time(String id, String title, Function<VersionStats, @Nullable Instant> value) {
        table.column(
                id,
                title,
                false,
                value,
                time -> new TimeText(context.zone()).recent(time, now),
                _ -> "muted");
    }

    @Override
    public Node node() {
        return table;
    }

    @Override
    public void show(List<VersionStats> data, PanelScope scope) {
        verdicts = new VersionVerdicts(data);
        now = scope.now();
        var only = data.isEmpty() || verdicts.models() > 1 ? null : data.getFirst().model();
        var baseline = only == null ? null : verdicts.baseline(only);
        table.setHead(
                "against",
                baseline == null
                        ? Messages.text("panel.column.against")
                        : Messages.text("panel.versions.against", baseline.version()));
        if (!Objects.equals(only, shownFor)) table.forgetWidths();
        shownFor = only;
        table.setWanted("model", only == null);
        table.show(data);
        table.refresh();
    }

    private @Nullable String currentRole(VersionStats version) {
        return version.equals(verdicts.baseline(version.model())) ? "strong" : null;
    }

    static String words(Against against) {
        return switch (against) {
            case Against.Baseline _ -> Messages.text("panel.versions.baseline");
            case Against.NoData _ -> Messages.text("panel.versions.noData");
            case Against.NoBaseline _ -> Messages.text("panel.versions.noBaseline");
            case Against.Compared compared -> words(compared);
        };
    }

    private static String words(Against.Compared compared) {
        if (compared.times() > WORSE || compared.times() < BETTER) {
            var times = String.format(Locale.ROOT, "%.1f", compared.times());
            var sign = compared.times() > 1 ? "▲ " : "▼ ";
            return sign + Messages.text("panel.versions.times", times);
        }
        if (Math.abs(compared.points()) >= POINT) {
            var points = String.format(Locale.ROOT, "%+.1f", compared.points());
            var sign = compared.points() > 0 ? "▲ " : "▼ ";
            return sign + Messages.text("panel.versions.points", points);
        }
        return Messages.text("panel.versions.same");
    }

    private static String role(Against against) {
        if (!(against instanceof Against.Compared compared)) return "muted";
        var worse = compared.times() > WORSE || compared.points() >= POINT;
        var better = compared.times() < BETTER || compared.points() <= -POINT;
        return worse ? "p1" : better ? "good" : "muted";
    }
}
