package dev.sextant.ui;

import dev.sextant.panel.Csv;
import dev.sextant.panel.WholeAudit;
import dev.sextant.paper.AuditPaper;
import dev.sextant.paper.Heading;
import dev.sextant.widget.Fonts;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.SafeText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** The audit on a printer: as many rows a sheet as there is room for, sheet after sheet. */
final class AuditSheets {

    private static final double SIZE = 7.5;
    private static final double ROW = 14;
    private static final int LONGEST = 60;

    private final Heading heading;
    private final PrintJob job;
    private final int rowsASheet;
    private final List<List<@Nullable Object>> waiting = new ArrayList<>();
    private long printed;
    private int sheets;

    AuditSheets(Heading heading, PrintJob job) {
        this.heading = heading;
        this.job = job;
        var room = job.height() - job.head(heading).prefHeight(job.width()) - 3 * ROW;
        rowsASheet = Math.max(1, (int) (room / ROW));
    }

    void add(List<List<@Nullable Object>> rows) {
        for (var row : rows) {
            waiting.add(row);
            if (waiting.size() == rowsASheet) print(false);
        }
    }

    /** Prints what is left; the last sheet says how many rows there are. */
    void end() {
        print(true);
    }

    private void print(boolean last) {
        var columns = WholeAudit.columns();
        var grid = new GridPane();
        for (var column : columns) {
            var constraints = new ColumnConstraints(job.width() / columns.size());
            grid.getColumnConstraints().add(constraints);
            grid.add(
                    PrintJob.text(AuditPaper.head(column), Fonts.SEMIBOLD, SIZE),
                    grid.getColumnConstraints().size() - 1,
                    0);
        }
        for (var row : waiting) {
            var cells = row.stream().map(AuditSheets::cell).toArray(Text[]::new);
            grid.addRow(grid.getRowCount(), cells);
        }
        printed += waiting.size();
        waiting.clear();
        sheets++;
        var foot =
                last
                        ? Messages.text("paper.audit.end", Numbers.count(printed))
                        : Messages.text("paper.sheet", sheets);
        job.print(new VBox(6, job.head(heading), grid, PrintJob.text(foot, Fonts.SEMIBOLD, SIZE)));
    }

    private static Text cell(@Nullable Object value) {
        var words =
                switch (value) {
                    case null -> Numbers.NONE;
                    case Instant time -> Csv.TIME.format(time);
                    default -> SafeText.line(value.toString());
                };
        var shown = words.length() > LONGEST ? words.substring(0, LONGEST - 1) + "…" : words;
        return PrintJob.text(shown, Fonts.TEXT, SIZE);
    }
}
