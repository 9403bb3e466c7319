package dev.sextant.ui;

import dev.sextant.paper.Heading;
import dev.sextant.widget.Fonts;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.print.PageLayout;
import javafx.print.PageOrientation;
import javafx.print.Paper;
import javafx.print.Printer;
import javafx.print.PrinterJob;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** One job of a printer that a person has picked. Sheets are printed off the JavaFX thread. */
final class PrintJob {

    /**
     * What Java hands its jobs to on Linux; without it they end nowhere, and Java does not say so.
     */
    private static final Path LPR = Path.of("/usr/bin/lpr");

    private static final double GAP = 8;
    private static final double TITLE = 13;
    private static final double LINE = 8.5;

    private final PrinterJob job;
    private final PageLayout layout;

    private PrintJob(PrinterJob job, PageLayout layout) {
        this.job = job;
        this.layout = layout;
    }

    /** Whether nothing would come of a job, whatever printers there are. */
    static boolean isImpossible() {
        return isImpossible(System.getProperty("os.name", ""), LPR);
    }

    static boolean isImpossible(String system, Path lpr) {
        return system.equals("Linux") && !Files.isExecutable(lpr);
    }

    /**
     * Shows the print dialog; on the JavaFX thread.
     *
     * @param name what the printer's queue shows
     * @return null when there is no printer, or the person thought better
     */
    static @Nullable PrintJob ask(@Nullable Window owner, String name) {
        if (Printer.getDefaultPrinter() == null && Printer.getAllPrinters().isEmpty()) return null;
        var job = PrinterJob.createPrinterJob();
        if (job == null) return null;
        var across =
                job.getPrinter()
                        .createPageLayout(
                                Paper.A4, PageOrientation.LANDSCAPE, Printer.MarginType.DEFAULT);
        job.getJobSettings().setPageLayout(across);
        job.getJobSettings().setJobName(name);
        if (!job.showPrintDialog(owner)) return null;
        return new PrintJob(job, job.getJobSettings().getPageLayout());
    }

    double width() {
        return layout.getPrintableWidth();
    }

    double height() {
        return layout.getPrintableHeight();
    }

    /** The heading as it stands on each sheet. */
    Region head(Heading heading) {
        var head = new VBox(2, text(heading.title(), Fonts.SEMIBOLD, TITLE));
        for (var line : heading.lines()) head.getChildren().add(text(line, Fonts.TEXT, LINE));
        head.getChildren().add(text(heading.made(), Fonts.TEXT, LINE));
        head.setMaxWidth(width());
        return head;
    }

    static Text text(String words, String family, double size) {
        var text = new Text(words);
        text.setFont(Font.font(family, size));
        text.setFill(Color.gray(0.1));
        return text;
    }

    void print(Heading heading, Image picture) {
        var head = head(heading);
        var view = new ImageView(picture);
        view.setPreserveRatio(true);
        view.setFitWidth(width());
        view.setFitHeight(height() - head.prefHeight(width()) - GAP);
        print(new VBox(GAP, head, view));
    }

    /** Whether the printer took the sheet. */
    boolean print(Node sheet) {
        return job.printPage(layout, new Group(sheet));
    }

    boolean end() {
        return job.endJob();
    }
}
