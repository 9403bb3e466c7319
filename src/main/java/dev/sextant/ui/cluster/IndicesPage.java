package dev.sextant.ui.cluster;

import dev.sextant.cluster.state.IndexState;
import dev.sextant.cluster.state.IngestRates;
import dev.sextant.cluster.state.PatternReader;
import dev.sextant.cluster.state.PatternState;
import dev.sextant.ui.frame.Command;
import dev.sextant.ui.frame.Exports;
import dev.sextant.ui.frame.Session;
import dev.sextant.widget.FigureTile;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The indices of the profile's pattern: how they are looked after, grow and lag. */
public final class IndicesPage extends RoundsPage<PatternState> {

    private static final Comparator<IndexState> YOUNGEST_FIRST =
            Comparator.comparing(
                            IndexState::createdAt,
                            Comparator.nullsLast(Comparator.<Instant>reverseOrder()))
                    .thenComparing(IndexState::name);

    private final Exports exports;
    private final IngestRates rates = new IngestRates();
    private final IndexTable table = new IndexTable();
    private final IndexDetail detail = new IndexDetail();
    private final TextField filter = new TextField();
    private final Button export = new Button("", new FontIcon(Feather.DOWNLOAD));
    private final Block block;
    private final FigureTile count = tile("count", Messages.text("cluster.tile.indices"), "");
    private final FigureTile rate =
            tile("rate", Messages.text("cluster.tile.rate"), Messages.text("cluster.persecond"));
    private final FigureTile lag = tile("lag", Messages.text("cluster.tile.lag"), "");
    private final FigureTile cared = tile("lifecycle", Messages.text("cluster.lifecycle"), "");
    private final FigureTile conflicts = tile("conflicts", Messages.text("cluster.conflicts"), "");
    private List<IndexRow> rows = List.of();

    public IndicesPage(Session session, Exports exports) {
        this(session, exports, new BorderPane());
    }

    private IndicesPage(Session session, Exports exports, BorderPane picture) {
        var reader = new PatternReader(session.cluster(), session.profile());
        super(session, "indices", Messages.text("cluster.indices"), picture, reader::read);
        this.exports = exports;
        filter.setId("indices-filter");
        filter.setPromptText(Messages.text("cluster.filter"));
        filter.setAccessibleText(Messages.text("cluster.filter"));
        filter.setPrefColumnCount(16);
        filter.setMinWidth(120);
        filter.textProperty().subscribe((before, now) -> narrow());
        filter.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                        table.focus();
                        event.consume();
                    }
                });
        export.setId("indices-export");
        export.setAccessibleText(Messages.text("cluster.export"));
        export.setTooltip(new Tooltip(Messages.text("cluster.export")));
        export.setOnAction(event -> save());
        block = new Block("cluster-indices-list", Messages.text("cluster.indices"), filter, export);
        table.setOnSelect(row -> showDetail());
        var tiles = new HBox(10, count, rate, lag, cared, conflicts);
        for (var one : tiles.getChildren()) ((FigureTile) one).setPrefWidth(100);
        picture.setTop(tiles);
        BorderPane.setMargin(tiles, new Insets(0, 0, 10, 0));
        picture.setCenter(block);
        picture.setRight(detail);
        BorderPane.setMargin(detail, new Insets(0, 0, 0, 10));
    }

    private static FigureTile tile(String name, String title, String unit) {
        var tile = new FigureTile(title, unit);
        tile.setId("indices-tile-" + name);
        return tile;
    }

    @Override
    PatternState with(@Nullable PatternState before, PatternState answer, Instant at) {
        var told = answer.indices().value();
        if (told != null) rates.add(at, told);
        return before == null ? answer : answer.orOlder(before);
    }

    @Override
    void draw(PatternState now) {
        var told = now.indices().value();
        if (told == null) {
            block.none(now.indices().why());
            var why = Block.brief(now.indices().why());
            for (var tile : List.of(count, rate, lag, cared)) tile.show(null, why, null);
            showConflicts(now);
            detail.show(null, now.conflicts(), session().model().zone());
            return;
        }
        var time = session().clusterNow();
        rows =
                told.stream()
                        .sorted(YOUNGEST_FIRST)
                        .map(index -> new IndexRow(index, rates.perSecond(index.key()), time))
                        .toList();
        block.show(table, now.indices().why());
        narrow();
        showTiles(now);
        showConflicts(now);
        showDetail();
    }

    private void narrow() {
        var wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
        var found = rows.stream().filter(row -> row.matches(wanted)).toList();
        table.show(found);
        var now = known();
        if (now == null || now.indices().why() != null) return;
        var parts = new ArrayList<String>();
        parts.add(Messages.text("cluster.count", found.size(), rows.size()));
        Stream.of(now.figuresMissing(), now.lifecycleMissing(), now.lagMissing())
                .filter(Objects::nonNull)
                .map(Messages::text)
                .distinct()
                .forEach(parts::add);
        if (now.lagOpen() > 0) parts.add(Messages.text("cluster.lag.open", now.lagOpen()));
        block.note(String.join(" · ", parts));
    }

    private void showTiles(PatternState now) {
        var sizes =
                rows.stream()
                        .map(row -> row.state().primaryBytes())
                        .filter(Objects::nonNull)
                        .toList();
        var measured = rows.stream().map(IndexRow::rate).filter(Objects::nonNull).toList();
        var size = Numbers.bytes(sizes.stream().mapToLong(Long::longValue).sum());
        var perSecond = Numbers.perMinute(measured.stream().mapToDouble(Double::doubleValue).sum());
        count.show(
                Numbers.count((long) rows.size()),
                sizes.isEmpty()
                        ? Block.brief(now.figuresMissing())
                        : sizes.size() < rows.size()
                                ? Messages.text(
                                        "cluster.tile.size.some", size, sizes.size(), rows.size())
                                : Messages.text("cluster.tile.size", size),
                null);
        if (measured.isEmpty()) {
            rate.show(
                    null,
                    sizes.isEmpty()
                            ? Block.brief(now.figuresMissing())
                            : Messages.text("cluster.tile.measuring"),
                    null);
        } else if (measured.size() < rows.size()) {
            // what does not tell is not zero
            rate.show(
                    "≥ " + perSecond,
                    Messages.text("cluster.tile.rate.some", measured.size(), rows.size()),
                    null);
        } else {
            rate.show(perSecond, Messages.text("cluster.tile.primaries"), null);
        }
        showLag(now);
        showCare(now);
    }

    private void showLag(PatternState now) {
        var newest =
                rows.stream()
                        .map(IndexRow::lag)
                        .filter(Objects::nonNull)
                        .min((a, b) -> a.compareTo(b));
        var arriving = now.ingestLag().value();
        var note =
                arriving == null
                        ? Block.brief(now.ingestLag().why())
                        : Messages.text(
                                "cluster.tile.p95",
                                arriving.p95().toSeconds() < 1
                                        ? arriving.p95().toMillis() + " ms"
                                        : Numbers.span(arriving.p95()),
                                arriving.documents());
        lag.show(newest.map(Numbers::age).orElse(null), note, null);
    }

    private void showCare(PatternState now) {
        if (now.lifecycleMissing() != null) {
            cared.show(null, Block.brief(now.lifecycleMissing()), null);
            return;
        }
        var stuck = rows.stream().filter(row -> row.error() != null).count();
        var alone = rows.stream().filter(row -> "p2".equals(row.phaseRole())).count();
        var kept = rows.size() - alone;
        cared.show(
                Messages.text("cluster.tile.kept", kept, rows.size()),
                stuck > 0
                        ? Messages.text("cluster.tile.stuck", stuck)
                        : Messages.text("cluster.tile.alone", alone),
                stuck > 0 ? "p1" : alone > 0 ? "p2" : null);
    }

    private void showConflicts(PatternState now) {
        var told = now.conflicts().value();
        if (told == null) {
            conflicts.show(null, Block.brief(now.conflicts().why()), null);
            return;
        }
        conflicts.show(
                Numbers.count((long) told.size()),
                told.isEmpty()
                        ? Messages.text("cluster.conflicts.none")
                        : told.stream()
                                .map(conflict -> conflict.field())
                                .collect(Collectors.joining(", ")),
                told.isEmpty() ? "good" : "p2");
    }

    private void showDetail() {
        var now = known();
        detail.show(
                table.getSelectionModel().getSelectedItem(),
                now == null ? null : now.conflicts(),
                session().model().zone());
    }

    private void save() {
        var written = List.copyOf(table.getItems());
        exports.save(
                "indices-" + session().profile().name() + ".csv",
                file -> Files.writeString(file, IndexCsv.of(written)));
    }

    @Override
    public void shown() {
        super.shown();
        if (known() != null) table.focus();
    }

    @Override
    public boolean typed(String character) {
        switch (character) {
            case "/" -> filter.requestFocus();
            case "e" -> save();
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean back() {
        if (filter.getText().isEmpty()) return false;
        filter.clear();
        table.focus();
        return true;
    }

    @Override
    public List<Command> commands() {
        if (known() == null) return List.of();
        return List.of(
                new Command(
                        "indices-export",
                        Messages.text("cluster.export"),
                        "e",
                        Feather.DOWNLOAD,
                        this::save));
    }
}
