package dev.sextant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.setup.doctor.Diagnosis;
import dev.sextant.setup.doctor.Fault;
import dev.sextant.setup.doctor.Finding;
import dev.sextant.setup.doctor.Finding.Sample;
import dev.sextant.setup.doctor.NotChecked;
import dev.sextant.text.Sentence;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What the doctor prints, and how it ends. */
class DoctorCommandTest {

    private static final Finding FINDING =
            new Finding(
                    Fault.UNRESOLVED_REFERENCES,
                    Sentence.of("doctor.unresolved-references.why", 12_345),
                    12_345,
                    List.of(new Sample.Document("model-logs-2026.11.30", "a\u202eb")),
                    Instant.parse("2026-11-30T09:00:00Z"),
                    "# a default\nfilter { }\n");

    private static final Diagnosis DIAGNOSIS =
            new Diagnosis(
                    Instant.parse("2026-11-30T09:30:00Z"),
                    List.of(FINDING),
                    List.of(
                            new NotChecked(
                                    Fault.FREEZE_ACTION, Sentence.of("doctor.unread.absent")),
                            new NotChecked(
                                    Fault.MAX_SIZE_ROLLOVER, Sentence.of("doctor.unread.absent"))));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    doctor                                  | 2  | --profile
                    doctor --profile no-such-profile        | 78 | no-such-profile
                    doctor --profile p --format xml         | 2  | xml
                    """)
    void saysInOneSentenceWhatIsWrong(String line, int exitCode, String told) {
        var err = new StringWriter();
        var command = SextantCommand.configured(new CommandLine(new SextantCommand()));
        command.setErr(new PrintWriter(err));
        command.setOut(new PrintWriter(new StringWriter()));
        assertEquals(exitCode, command.execute(line.split(" ", -1)), err.toString());
        assertTrue(err.toString().contains(told), err.toString());
    }

    @Test
    void printsTheDocumentedJson() {
        var json = DoctorCommand.json("prod", DIAGNOSIS);
        assertEquals(1, json.path("schema").asInt());
        var finding = json.path("findings").path(0);
        assertEquals("unresolved-references", finding.path("id").asText());
        assertEquals("critical", finding.path("severity").asText());
        assertEquals("References that were not resolved", finding.path("title").asText());
        assertEquals(12_345, finding.path("count").asLong());
        assertEquals("model-logs-2026.11.30/a\u202eb", finding.path("samples").path(0).asText());
        assertEquals("# a default\nfilter { }\n", finding.path("mend").asText());
        assertEquals("2026-11-30T09:00:00.000Z", finding.path("newest").asText());
        assertEquals(2, json.path("not_checked").size());
    }

    @Test
    void printsATextThatFitsATerminalAndCannotRepaintIt() {
        var text = DoctorText.of(DIAGNOSIS);
        assertTrue(text.lines().allMatch(line -> line.length() <= 80), text);
        assertTrue(text.startsWith("critical  References that were not resolved (unresolved-ref"));
        assertTrue(
                text.contains("          count 12345, the newest at 2026-11-30T09:00:00.000Z\n"));
        assertTrue(text.contains("          - model-logs-2026.11.30/a"));
        assertTrue(!text.contains("\u202e"));
        assertTrue(text.contains("            filter { }\n"));
        assertTrue(text.contains("One finding; 32 of 34 checks could be made.\n"));
        assertTrue(
                text.contains(
                        "  Not checked: freeze-action, max-size-rollover: this server has no such"));
    }

    @Test
    void saysThatNothingWasFound() {
        var sound = new Diagnosis(Instant.EPOCH, List.of(), List.of());
        assertEquals("Nothing found: 34 of 34 checks could be made.\n", DoctorText.of(sound));
    }
}
