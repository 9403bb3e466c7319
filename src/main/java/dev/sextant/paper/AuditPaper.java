package dev.sextant.paper;

import dev.sextant.cluster.ClusterException;
import dev.sextant.panel.Csv;
import dev.sextant.panel.PanelRows.Column;
import dev.sextant.panel.WholeAudit;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * The stage audit as a PDF: a table of every row, however many, with what was asked and how many
 * rows there are at the foot of every sheet. Pages lie on the disk, not in memory, until it is
 * written.
 */
public final class AuditPaper {

    private static final double SIZE = 7.5;
    private static final double LINE = 9.5;
    private static final double GAP = 8;
    private static final double PAD = 4;
    private static final double FOOT_SIZE = 7;
    private static final double FOOT_LINE = 9;

    /** Of the room there is, by the columns' names. */
    private static double share(String column) {
        return switch (column) {
            case "time" -> 0.165;
            case "user" -> 0.155;
            case "model" -> 0.23;
            case "version" -> 0.06;
            default -> 0.0975;
        };
    }

    private final PDDocument document;
    private final Lettering letters;
    private final Heading heading;
    private final List<Column> columns;
    private final String query;
    private final PDAppearanceStream totals;
    private final List<String> wrapped = new ArrayList<>();
    private @Nullable Sheet sheet;
    private int pages;
    private long rows;
    private long firstOfPage = 1;

    private AuditPaper(PDDocument document, Lettering letters, Heading heading, String query) {
        this.document = document;
        this.letters = letters;
        this.heading = heading;
        this.query = query;
        columns = WholeAudit.columns();
        totals = new PDAppearanceStream(document);
        totals.setBBox(new PDRectangle(-2, -4, 400, 14));
        totals.setResources(new PDResources());
    }

    /**
     * Reads everything and writes it; blocks.
     *
     * @return how many rows there are
     * @throws ClusterException when not every row could be read; the file is of no use then
     */
    public static long write(Path file, Heading heading, WholeAudit audit)
            throws IOException, ClusterException, InterruptedException {
        try (var document = new PDDocument(IOUtils.createTempFileOnlyStreamCache());
                var letters = new Lettering(document)) {
            var query =
                    audit.requests().stream()
                            .map(one -> one.method() + " " + one.path() + " " + one.body())
                            .collect(Collectors.joining(" "))
                            .replaceAll("\\s+", " ")
                            .strip();
            var paper = new AuditPaper(document, letters, heading, query);
            paper.begin();
            audit.<IOException>read(
                    found -> {
                        for (var row : found) paper.add(row);
                    });
            paper.end();
            document.getDocumentInformation().setTitle(heading.title());
            document.getDocumentInformation().setProducer("Sextant");
            document.save(file.toFile(), CompressParameters.NO_COMPRESSION);
            return paper.rows;
        }
    }

    private Sheet sheet() {
        if (sheet == null) throw new IllegalStateException("no sheet was begun");
        return sheet;
    }

    private void begin() throws IOException {
        pages++;
        firstOfPage = rows + 1;
        var begun = new Sheet(document, letters, heading);
        sheet = begun;
        begun.down(LINE + PAD);
        begun.note();
        var x = Sheet.MARGIN;
        for (var column : columns) {
            begun.write(head(column), Lettering.Style.BOLD, SIZE, x, begun.y());
            x += width(column);
        }
        begun.text();
        begun.down(PAD);
        begun.rule(begun.y());
    }

    /** A column as a person reads it. */
    public static String head(Column column) {
        return switch (column.name()) {
            case "time" -> Messages.text("column.time");
            case "user" -> Messages.text("column.user");
            case "model" -> Messages.text("column.model");
            case "version" -> Messages.text("column.version");
            case "from_stage" -> Messages.text("column.from_stage");
            case "to_stage" -> Messages.text("column.to_stage");
            case "status" -> Messages.text("column.status");
            case "environment" -> Messages.text("column.environment");
            default -> column.name();
        };
    }

    private static double width(Column column) {
        return share(column.name()) * Sheet.ROOM;
    }

    private static double footTop() {
        return Sheet.FOOT + 4 * FOOT_LINE;
    }

    private void add(List<@Nullable Object> row) throws IOException {
        var cells = new ArrayList<List<String>>();
        var lines = 1;
        for (var i = 0; i < columns.size(); i++) {
            var room = width(columns.get(i)) - GAP;
            var cell = letters.wrap(words(row.get(i)), Lettering.Style.TEXT, SIZE, room);
            cells.add(cell);
            lines = Math.max(lines, cell.size());
        }
        var height = lines * LINE + PAD;
        if (sheet().y() - height < footTop()) {
            finishSheet();
            begin();
        }
        rows++;
        var current = sheet();
        var top = current.y();
        var x = Sheet.MARGIN;
        for (var i = 0; i < cells.size(); i++) {
            var y = top - LINE;
            for (var line : cells.get(i)) {
                current.write(line, Lettering.Style.TEXT, SIZE, x, y);
                y -= LINE;
            }
            x += width(columns.get(i));
        }
        current.down(height);
        current.rule(current.y());
    }

    private static String words(@Nullable Object value) {
        return switch (value) {
            case null -> "—";
            case Instant time -> Csv.TIME.format(time);
            default -> Lettering.clean(value.toString());
        };
    }

    /** How many rows and sheets there are stands on each, but is known only at the end. */
    private void finishSheet() throws IOException {
        var current = sheet();
        var y = Sheet.FOOT + 2 * FOOT_LINE;
        current.note();
        var here =
                rows < firstOfPage
                        ? Messages.text("paper.sheet", pages)
                        : Messages.text(
                                "paper.sheet.rows",
                                pages,
                                Numbers.count(firstOfPage),
                                Numbers.count(rows));
        current.write(here, Lettering.Style.BOLD, FOOT_SIZE, Sheet.MARGIN, y);
        var after = letters.width(here + " ", Lettering.Style.BOLD, FOOT_SIZE);
        var stream = current.stream();
        stream.saveGraphicsState();
        stream.transform(Matrix.getTranslateInstance((float) (Sheet.MARGIN + after), (float) y));
        stream.drawForm(totals);
        stream.restoreGraphicsState();
        if (wrapped.isEmpty()) wrapped.addAll(queryLines());
        for (var line : wrapped) {
            y -= FOOT_LINE;
            current.write(line, Lettering.Style.MONO, FOOT_SIZE, Sheet.MARGIN, y);
        }
        current.close();
        sheet = null;
    }

    /** Two lines stand on every sheet, all of it on the last. */
    private List<String> queryLines() throws IOException {
        var all = letters.wrap(query, Lettering.Style.MONO, FOOT_SIZE, Sheet.ROOM);
        if (all.size() <= 2) return all;
        var second =
                letters.fit(
                        all.get(1) + " " + all.get(2), Lettering.Style.MONO, FOOT_SIZE, Sheet.ROOM);
        return List.of(all.getFirst(), second);
    }

    private void end() throws IOException {
        var closing = new ArrayList<String>();
        closing.add("");
        closing.add(Messages.text("paper.audit.end", Numbers.count(rows)));
        closing.add(Messages.text("paper.audit.query"));
        var query = letters.wrap(this.query, Lettering.Style.MONO, FOOT_SIZE, Sheet.ROOM);
        for (var line : closing) line(line, Lettering.Style.BOLD);
        for (var line : query) line(line, Lettering.Style.MONO);
        finishSheet();
        writeTotals();
    }

    private void line(String words, Lettering.Style style) throws IOException {
        if (sheet().y() - LINE < footTop()) {
            finishSheet();
            begin();
            firstOfPage = rows + 1;
        }
        sheet().write(words, style, FOOT_SIZE, Sheet.MARGIN, sheet().down(LINE));
    }

    private void writeTotals() throws IOException {
        var words = Messages.text("paper.totals", Numbers.count(rows), pages);
        try (var stream =
                new PDPageContentStream(
                        document,
                        totals,
                        totals.getStream().createOutputStream(COSName.FLATE_DECODE))) {
            stream.setNonStrokingColor(Sheet.NOTE_GREY);
            letters.write(stream, words, Lettering.Style.BOLD, FOOT_SIZE, 0, 0);
        }
    }
}
