package dev.sextant.setup.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.model.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What is promised of each fault. */
class FaultTest {

    @Test
    void everyFaultIsDocumentedWithItsSeverity() throws IOException {
        var rows =
                Files.readAllLines(Path.of("src/docs/doctor.md")).stream()
                        .filter(line -> line.startsWith("| `"))
                        .toList();
        for (var fault : Fault.values()) {
            var told =
                    rows.stream()
                            .filter(row -> row.split("\\|", -1)[1].contains("`" + fault.id() + "`"))
                            .toList();
            assertEquals(1, told.size(), fault.id());
            var severity = fault.severity().name().toLowerCase(java.util.Locale.ROOT);
            assertEquals(severity, told.getFirst().split("\\|", -1)[2].strip(), fault.id());
        }
    }

    @Test
    void theGravestComeFirst() {
        var severities = Arrays.stream(Fault.values()).map(Fault::severity).toList();
        assertEquals(severities.stream().sorted().toList(), severities);
        assertEquals(Severity.CRITICAL, severities.getFirst());
    }

    @Test
    void datesInNamesAreToldFromNumbers() {
        for (var dated : new String[] {"model-logs-2026.11.30", "cwl-2026-11", "a_20261130"}) {
            assertTrue(Dated.is(dated), dated);
        }
        for (var other :
                new String[] {
                    "model-logs-000001", "model-logs", ".ds-model-logs-x-2026.11.30-000001"
                }) {
            assertFalse(Dated.is(other), other);
        }
        assertEquals("model-logs", Dated.stem("model-logs-*"));
        assertEquals("cwl", Dated.stem("cwl-2026.11.30"));
    }

    @Test
    void patternsOfTemplatesAreMatchedAsTheServerMatchesThem() {
        assertTrue(MappingChecks.matches("model-logs-*", "model-logs-2026.11.30"));
        assertTrue(MappingChecks.matches("*-logs-*.11.*", "model-logs-2026.11.30"));
        assertFalse(MappingChecks.matches("model-*-x", "model-logs-2026.11.30"));
        assertFalse(MappingChecks.matches("ab*ba", "aba"));
        assertFalse(MappingChecks.matches("*", "model-logs-2026.11.30"));
    }
}
