package dev.sextant.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.StageChange;
import dev.sextant.model.Filter;
import dev.sextant.model.TimeRange;
import dev.sextant.panel.PanelScope;
import dev.sextant.panel.WholeAudit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditPaperTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Heading HEADING =
            new Heading(
                    "Stage audit · prod",
                    "made 2026-11-22 10:00:00 +07:00",
                    List.of("2026-11-15 to 2026-11-22", "Filters: none"));

    @TempDir private Path directory = Path.of("");

    private static PanelScope scope() {
        var range = TimeRange.last(Duration.ofDays(7), NOW);
        return new PanelScope(range, Filter.ALL, ZoneOffset.UTC, null, 6, null, NOW);
    }

    private static StageChange change(int number, @Nullable String model) {
        return new StageChange(
                NOW.minusSeconds(number),
                "user-" + number,
                model,
                "7",
                "Staging",
                "Production",
                "success",
                "prod");
    }

    private Path write(StageChanges cluster) throws Exception {
        var file = directory.resolve("audit.pdf");
        AuditPaper.write(file, HEADING, new WholeAudit(cluster, scope()));
        return file;
    }

    private static String text(PDDocument document, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document);
    }

    @Test
    void everyRowOfEveryPageIsThereOnceWithTheTotalOnEachSheet() throws Exception {
        var file = write(StageChanges.of(2_345, number -> change(number, "fraud-detector")));
        try (var document = Loader.loadPDF(file.toFile())) {
            var pages = document.getNumberOfPages();
            assertTrue(pages > 40, () -> pages + " pages");
            var all = new PDFTextStripper().getText(document);
            for (var number : List.of(0, 999, 1_000, 1_001, 2_344)) {
                assertEquals(2, all.split("user-" + number + "\\b", -1).length, "row " + number);
            }
            for (var page : List.of(1, 2, pages)) {
                var words = text(document, page);
                assertTrue(words.contains("Stage audit · prod"), words);
                assertTrue(words.contains("of 2,345 rows on " + pages + " pages"), words);
                assertTrue(words.contains("Page " + page + " ·"), words);
                assertTrue(words.contains("from stage"), words);
                assertTrue(words.contains("POST /model-logs-*/_search"), words);
            }
            assertTrue(all.contains("2026-11-22T10:00:00.000Z"));
            assertTrue(text(document, pages).contains("End of the audit: 2,345 rows"));
        }
    }

    @Test
    void namesOfAnyScriptAreWrittenAndNoneEndsTheExport() throws Exception {
        var names =
                List.of(
                        "ตรวจจับการฉ้อโกง",
                        "fraud-🚀",
                        "👩‍💻 assist ❤️",
                        "模型",
                        "مودل",
                        "\uD801\uDC00",
                        "\uE123 private",
                        "\uD800 alone",
                        "a\nb\u202Egnp",
                        "x".repeat(5_000),
                        "ffi office");
        var file =
                write(
                        StageChanges.of(
                                names.size() + 1,
                                n -> change(n, n == 0 ? null : names.get(n - 1))));
        try (var document = Loader.loadPDF(file.toFile())) {
            var all = new PDFTextStripper().getText(document);
            assertTrue(all.contains("—"), all);
            assertTrue(all.contains("a\\nb\\u202Egnp"), all);
            assertTrue(all.contains("office"), all);
            assertTrue(all.contains("user-11"), all);
            for (var page : document.getPages()) {
                var fonts = page.getResources();
                for (var name : fonts.getFontNames()) {
                    assertTrue(fonts.getFont(name).isEmbedded(), name::getName);
                }
            }
        }
        assertTrue(Files.size(file) < 400_000, () -> "only the glyphs in use are embedded");
    }

    @Test
    void anAuditWithoutRowsSaysSo() throws Exception {
        try (var document =
                Loader.loadPDF(write(StageChanges.of(0, n -> change(n, "m"))).toFile())) {
            assertEquals(1, document.getNumberOfPages());
            assertTrue(text(document, 1).contains("of 0 rows on 1 pages"));
        }
    }

    @Test
    void whatCannotBeReadToTheEndIsNoAudit() {
        var cluster = StageChanges.of(5_000, number -> change(number, "m"));
        cluster.failAfterPages(2, new ClusterException(Reason.UNREACHABLE, "Gone."));
        assertThrows(ClusterException.class, () -> write(cluster));
    }
}
