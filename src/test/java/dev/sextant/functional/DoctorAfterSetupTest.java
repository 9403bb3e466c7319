package dev.sextant.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.elastic.ElasticCluster;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.state.IngestLag;
import dev.sextant.cluster.state.PatternReader;
import dev.sextant.setup.SetupStyle;
import dev.sextant.setup.doctor.Diagnosis;
import dev.sextant.setup.doctor.Doctor;
import dev.sextant.setup.doctor.Fault;
import dev.sextant.setup.doctor.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the doctor says of a log that was set up by Sextant and is fed with raw lines through its
 * pipeline: what holds, and nothing else.
 */
class DoctorAfterSetupTest {

    /** Index state management is in none of these nodes. */
    private static final Set<Fault> WITHOUT_ISM = Set.of(Fault.LIFECYCLE_ERROR);

    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Arguments> logs() {
        return openSearch()
                .flatMap(
                        server ->
                                Stream.of(SetupStyle.values())
                                        .map(style -> Arguments.of(server, style)));
    }

    /** Predictions of two models over the seconds before a time, some failed, and a deployment. */
    private static List<String> lines(Instant until) {
        var lines = new ArrayList<String>();
        for (var second = 0; second < 40; second++) {
            var at = until.minusSeconds(second).truncatedTo(ChronoUnit.MILLIS);
            lines.add(
                    "%s PREDICT request_id=r-%d model=%s latency=%d.5 status=%s version=3 stage=Production environment=production"
                            .formatted(
                                    at,
                                    second,
                                    second % 2 == 0 ? "fraud-detector" : "ราคาบ้าน",
                                    second + 5,
                                    second % 10 == 0 ? "error" : "success"));
        }
        lines.add(
                "%s INFO deployed model=fraud-detector version=3 stage=Production user=nok status=success environment=production"
                        .formatted(until.minusSeconds(20).truncatedTo(ChronoUnit.MILLIS)));
        return lines;
    }

    private static void send(SetupBed bed, SetupStyle style, List<String> lines) {
        bed.server.bulk(
                style == SetupStyle.ALIAS ? bed.base : bed.base + "-default",
                lines.stream()
                        .map(line -> JSON.createObjectNode().put("message", line).toString())
                        .toList());
    }

    private static Diagnosis examined(SetupBed bed) throws Exception {
        var clock = InstantSource.system();
        try (var cluster = ElasticCluster.open(bed.profile, Credentials.NONE, clock)) {
            return Doctor.examine(cluster, bed.profile, clock);
        }
    }

    private static IngestLag lag(SetupBed bed) throws Exception {
        var clock = InstantSource.system();
        try (var cluster = ElasticCluster.open(bed.profile, Credentials.NONE, clock)) {
            var lag = new PatternReader(cluster, bed.profile).read().ingestLag();
            assertNotNull(lag.value(), String.valueOf(lag.why()));
            return Objects.requireNonNull(lag.value());
        }
    }

    private static Set<String> ids(Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .map(Finding::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Fault> notChecked(Diagnosis diagnosis) {
        return diagnosis.notChecked().stream().map(one -> one.fault()).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("logs")
    void findsOnlyThatOneNodeCannotHoldCopies(RealServer server, SetupStyle style)
            throws Exception {
        try (var bed = SetupBed.on(server)) {
            assertTrue(bed.apply(style).succeeded());
            send(bed, style, lines(Instant.now()));

            var diagnosis = examined(bed);

            assertEquals(Set.of("replicas-unassigned"), ids(diagnosis), diagnosis::toString);
            assertEquals(WITHOUT_ISM, notChecked(diagnosis), diagnosis::toString);
            var lag = lag(bed);
            assertEquals(41, lag.documents());
            assertTrue(lag.p95().compareTo(Duration.ofSeconds(35)) > 0, lag::toString);
        }
    }

    @Test
    void tellsHowLateTheLinesOfItsOwnPipelineCome() throws Exception {
        try (var bed = SetupBed.on(RealServer.openSearch())) {
            assertTrue(bed.apply(SetupStyle.DATA_STREAM).succeeded());
            send(bed, SetupStyle.DATA_STREAM, lines(Instant.now().minusSeconds(200)));

            var diagnosis = examined(bed);

            assertEquals(
                    Set.of("ingest-lag", "replicas-unassigned"),
                    ids(diagnosis),
                    diagnosis::toString);
            var late =
                    diagnosis.findings().stream()
                            .filter(one -> one.fault() == Fault.INGEST_LAG)
                            .findFirst()
                            .orElseThrow();
            assertEquals(41, late.count());
            assertTrue(late.why().english().contains("over the 41 documents"), late::toString);
            assertFalse(notChecked(diagnosis).contains(Fault.INGEST_LAG));
            assertTrue(lag(bed).p95().compareTo(Duration.ofSeconds(235)) > 0);
        }
    }

    /**
     * Elasticsearch's nodes here have neither ingest processors nor lifecycle management: documents
     * come as they are, and nobody says when.
     */
    @ParameterizedTest
    @MethodSource("dev.sextant.functional.SetupTest#servers")
    void findsNothingElseOnElasticsearchEither(RealServer server) throws Exception {
        try (var bed = SetupBed.on(server)) {
            assertTrue(bed.apply((SetupStyle) null).succeeded());
            var now = Instant.now();
            var documents = new ArrayList<String>();
            for (var second = 0; second < 40; second++) {
                documents.add(
                        NoonEvents.at(
                                now.minusSeconds(second),
                                "predict",
                                "fraud-detector",
                                """
                                "model_version": 3, "stage": "Production", "latency_ms": 4.5,
                                "status": "%s", "request_id": "r-%d", "environment": "production"
                                """
                                        .formatted(
                                                second % 10 == 0 ? "error" : "success", second)));
            }
            documents.add(
                    NoonEvents.at(
                            now,
                            "deployed",
                            "fraud-detector",
                            """
                            "model_version": 3, "stage": "Production", "status": "success",
                            "user": "nok", "environment": "production"
                            """));
            server.bulk(bed.base + "-default", documents);

            var diagnosis = examined(bed);

            assertEquals(Set.of("replicas-unassigned"), ids(diagnosis), diagnosis::toString);
            assertEquals(
                    Set.of(
                            Fault.INGEST_LAG,
                            Fault.LIFECYCLE_ERROR,
                            Fault.FREEZE_ACTION,
                            Fault.MAX_SIZE_ROLLOVER),
                    notChecked(diagnosis),
                    diagnosis::toString);
        }
    }

    /** As it is for whoever was set up before documents said when they came. */
    @ParameterizedTest
    @MethodSource("openSearch")
    void aLogThatWasSetUpBeforeIsMeasuredOnceItIsSetUpAgain(RealServer server) throws Exception {
        try (var bed = SetupBed.on(server)) {
            assertTrue(bed.apply(SetupStyle.DATA_STREAM).succeeded());
            var stream = bed.base + "-default";
            var path = "/_index_template/" + bed.base;
            var template =
                    (ObjectNode)
                            server.json("GET", path, null).at("/index_templates/0/index_template");
            ((ObjectNode) template.at("/template/mappings/properties")).remove("event");
            server.json("PUT", path, template.toString());
            server.json("DELETE", "/_data_stream/" + stream, null);
            server.json("PUT", "/_data_stream/" + stream, null);
            send(bed, SetupStyle.DATA_STREAM, lines(Instant.now()));
            assertTrue(notChecked(examined(bed)).contains(Fault.INGEST_LAG));

            var plan = bed.setup.plan(null);
            assertTrue(
                    SetupBed.states(plan).contains("ROLLOVER NEW")
                            || SetupBed.states(plan).contains("ROLLOVER CHANGED"),
                    SetupBed.states(plan).toString());
            assertTrue(bed.apply(plan).succeeded());
            send(bed, SetupStyle.DATA_STREAM, lines(Instant.now()));

            var diagnosis = examined(bed);
            assertEquals(Set.of("replicas-unassigned"), ids(diagnosis), diagnosis::toString);
            assertEquals(WITHOUT_ISM, notChecked(diagnosis), diagnosis::toString);
            assertEquals(41, lag(bed).documents());
        }
    }

    static Stream<RealServer> openSearch() {
        return Stream.of(RealServer.openSearch2(), RealServer.openSearch());
    }
}
