package dev.sextant.setup.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.functional.RealServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Times that are not what they seem, in a log that is sound otherwise. */
class TimeCheckTest {

    private static final String FIELDS =
            DoctorBed.FIELDS
                    + ", \"event\": {\"properties\": {\"ingested\": {\"type\": \"date\"}}}";

    private final DoctorBed bed = new DoctorBed(RealServer.es9());

    /** Predictions of the last hour, each taken in as late as is said. */
    private String taken(UnaryOperator<Instant> in) {
        var index = bed.index("a", FIELDS);
        var documents = new ArrayList<String>();
        for (var minute = 60; minute >= 0; minute--) {
            var at = bed.now.minus(Duration.ofMinutes(minute));
            documents.add(
                    DoctorBed.prediction(
                            at, "\"event\": {\"ingested\": \"%s\"}".formatted(in.apply(at))));
        }
        documents.add(bed.lifecycle(""));
        bed.server.bulk(index, documents);
        return index;
    }

    @Test
    void aLagOfSecondsIsNone() throws Exception {
        taken(at -> at.plusSeconds(4));
        var diagnosis = bed.examine();
        assertEquals(List.of(), DoctorBed.ids(diagnosis));
        assertTrue(!DoctorBed.notChecked(diagnosis).contains("ingest-lag"));
    }

    @Test
    void aLagOfMinutesIsFoundAndItsLengthIsSaid() throws Exception {
        taken(at -> at.plusSeconds(100));
        var diagnosis = bed.examine();
        assertEquals(List.of("ingest-lag"), DoctorBed.ids(diagnosis));
        var finding = diagnosis.findings().getFirst();
        assertTrue(finding.why().english().contains("is 100 s, over the 61 documents"));
        assertTrue(finding.mend().contains("query_delay: 115s"));
    }

    @Test
    void whatWasLoadedAtOnceSaysNothingOfTheLag() throws Exception {
        taken(at -> bed.now);
        var diagnosis = bed.examine();
        assertEquals(List.of(), DoctorBed.ids(diagnosis));
        assertTrue(DoctorBed.notChecked(diagnosis).contains("ingest-lag"));
    }

    @Test
    void aShiftByWholeHoursIsAZone() throws Exception {
        // local time west of Greenwich, taken for UTC
        taken(at -> at.plus(Duration.ofHours(5)).plusSeconds(3));
        var diagnosis = bed.examine();
        assertEquals(List.of("ingest-lag", "time-without-offset"), DoctorBed.ids(diagnosis));
        assertTrue(
                Objects.requireNonNull(DoctorBed.find(diagnosis, Fault.TIME_WITHOUT_OFFSET))
                        .why()
                        .english()
                        .contains("+5 h"));
    }

    @Test
    void withoutTheTimeOfIngestionTheFutureTellsOfAZone() throws Exception {
        var index = bed.index("a", DoctorBed.FIELDS);
        bed.server.bulk(index, bed.sound());
        bed.server.bulk(
                index,
                List.of(DoctorBed.prediction(bed.now.plus(Duration.ofMinutes(6 * 60 + 28)), "")));
        var diagnosis = bed.examine();
        assertEquals(List.of("future-documents", "time-without-offset"), DoctorBed.ids(diagnosis));
        bed.server.bulk(
                index,
                List.of(DoctorBed.prediction(bed.now.plus(Duration.ofMinutes(7 * 60 + 15)), "")));
        assertEquals(List.of("future-documents"), DoctorBed.ids(bed.examine()));
    }

    @Test
    void aLogThatHasStoppedIsFoundAndAnArchiveIsNot() throws Exception {
        var index = bed.index("a", DoctorBed.FIELDS);
        var documents = new ArrayList<String>();
        for (var i = 0; i < 600; i++) {
            var at = bed.now.minus(Duration.ofHours(3)).minusSeconds(6L * i);
            documents.add(DoctorBed.prediction(at, ""));
        }
        documents.add(bed.lifecycle("\"@timestamp\": \"2020-01-01T00:00:00Z\""));
        bed.server.bulk(index, documents);
        var diagnosis = bed.examine();
        assertEquals(List.of("ingest-stopped"), DoctorBed.ids(diagnosis));
        assertTrue(diagnosis.findings().getFirst().why().english().contains("3 h old, after 600"));

        var old = new DoctorBed(bed.server);
        old.server.bulk(
                old.index("a", DoctorBed.FIELDS),
                List.of(
                        DoctorBed.prediction(Instant.parse("2023-11-16T18:00:00Z"), ""),
                        old.lifecycle("\"@timestamp\": \"2023-11-16T18:00:00Z\"")));
        var archive = old.examine();
        assertEquals(List.of(), DoctorBed.ids(archive));
        assertTrue(DoctorBed.notChecked(archive).contains("ingest-stopped"));
    }

    @Test
    void aRareEventIsNotMissedWhileItsUsualPauseLasts() throws Exception {
        var index = bed.index("a", DoctorBed.FIELDS);
        var at = bed.now.minus(Duration.ofHours(6));
        bed.server.bulk(
                index,
                List.of(
                        DoctorBed.prediction(at, ""),
                        bed.lifecycle("\"@timestamp\": \"%s\"".formatted(at))));
        assertEquals(List.of(), DoctorBed.ids(bed.examine()));
    }

    @Test
    void aClockThatIsOffIsFoundWhicheverWay() throws Exception {
        bed.server.bulk(bed.index("a", DoctorBed.FIELDS), bed.sound());
        var ahead = bed.ahead(Duration.ofHours(2)).examine();
        assertEquals(List.of("clock-skew"), DoctorBed.ids(ahead));
        assertTrue(ahead.findings().getFirst().why().english().contains("this machine +2 h"));
        var behind = bed.ahead(Duration.ofMinutes(-3)).examine();
        assertEquals(List.of("clock-skew"), DoctorBed.ids(behind));
    }
}
