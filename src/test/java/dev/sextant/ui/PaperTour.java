package dev.sextant.ui;

import dev.sextant.model.Filter;
import dev.sextant.panel.WholeAudit;
import dev.sextant.paper.AuditPaper;
import dev.sextant.paper.PicturePaper;
import dev.sextant.store.ViewPreferences;
import dev.sextant.ui.frame.PaperHeading;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;

/** What is put on paper, drawn as a reader of PDF draws it. */
final class PaperTour {

    private static final int DOTS_PER_INCH = 96;

    private final Tour tour;
    private final Path directory;

    PaperTour(Tour tour, Path directory) {
        this.tour = tour;
        this.directory = directory;
    }

    void walk() throws Exception {
        tour.openProfile("prod-eu");
        page("dashboard", null);
        page("model", "fraud-detector");
        audit();
    }

    private void page(String name, @Nullable String model) throws Exception {
        var view =
                new ViewPreferences(
                        Duration.ofHours(6), null, Filter.ALL, Duration.ofSeconds(5), false, false);
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var drawn =
                    Snapshot.paper(
                            tour.bed.cluster,
                            WindowBed.profile("prod-eu"),
                            model,
                            view,
                            () -> tour.bed.now,
                            workers,
                            profile -> tour.bed.desk,
                            null);
            var file = directory.resolve(name + ".pdf");
            PicturePaper.write(file, drawn.heading(), drawn.pixels());
            draw(name, file);
        }
    }

    private void audit() throws Exception {
        var session = Objects.requireNonNull(tour.bed.window.session());
        var scope = session.model().choice().get().at(tour.bed.now);
        var file = directory.resolve("audit.pdf");
        AuditPaper.write(
                file,
                PaperHeading.ofAudit(session.profile(), scope, session.model().zone()),
                new WholeAudit(tour.bed.cluster, scope));
        draw("audit", file);
    }

    private void draw(String name, Path file) throws Exception {
        try (var document = Loader.loadPDF(file.toFile())) {
            var renderer = new PDFRenderer(document);
            for (var sheet = 0; sheet < document.getNumberOfPages(); sheet++) {
                var picture = renderer.renderImageWithDPI(sheet, DOTS_PER_INCH);
                keep("paper-" + name + "-" + (sheet + 1), picture);
            }
        }
    }

    private void keep(String name, BufferedImage picture) throws Exception {
        var to = Pictures.directory().resolve("every/" + name + "-" + tour.shape() + ".png");
        Files.createDirectories(to.getParent());
        ImageIO.write(picture, "png", to.toFile());
    }
}
