package dev.sextant.setup.doctor;

import dev.sextant.cluster.ApiAnswer;
import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.WireRequest;
import dev.sextant.cluster.elastic.ElasticCluster;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.FieldMapping;
import dev.sextant.functional.RealServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A log of its own on a real server, and what the doctor says of it. */
final class DoctorBed {

    static final String FIELDS =
            """
            "@timestamp": {"type": "date"}, "event_type": {"type": "keyword"},
            "model_name": {"type": "keyword"}, "model_version": {"type": "integer"},
            "stage": {"type": "keyword"}, "status": {"type": "keyword"},
            "latency_ms": {"type": "float"}, "request_id": {"type": "keyword"},
            "user": {"type": "keyword"}, "environment": {"type": "keyword"},
            "message": {"type": "text"}, "tags": {"type": "keyword"}
            """;

    final RealServer server;
    final String prefix;
    final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private FieldMapping mapping = FieldMapping.NONE;
    private Duration ahead = Duration.ZERO;
    private BiFunction<WireRequest, ApiAnswer, ApiAnswer> changed = (request, answer) -> answer;

    DoctorBed(RealServer server) {
        this.server = server;
        prefix = server.index("sick");
    }

    /** An index of the pattern with fields of these types. */
    String index(String name, String fields, String... settings) {
        var index = prefix + "-" + name;
        var all = new ArrayList<>(List.of(settings));
        if (all.stream().noneMatch(one -> one.contains("number_of_replicas"))) {
            all.add("\"number_of_replicas\": 0");
        }
        server.json(
                "PUT",
                "/" + index + "?wait_for_active_shards=0",
                "{\"settings\": {%s}, \"mappings\": {\"properties\": {%s}}}"
                        .formatted(String.join(",", all), fields));
        return index;
    }

    /**
     * Predictions of the last half hour, one a minute, and registry events, all as they should be.
     */
    List<String> sound() {
        var documents = new ArrayList<String>();
        for (var minute = 30; minute >= 0; minute--) {
            documents.add(prediction(now.minus(Duration.ofMinutes(minute)), ""));
        }
        documents.add(lifecycle(""));
        return documents;
    }

    static String prediction(Instant at, String more) {
        return with(
                """
                {"@timestamp": "%s", "event_type": "predict", "model_name": "fraud-detector",
                 "model_version": 3, "stage": "Production", "status": "%s", "latency_ms": 12.5,
                 "request_id": "r-%d", "environment": "production"}
                """
                        .formatted(
                                at,
                                at.getEpochSecond() % 2 == 0 ? "success" : "error",
                                at.toEpochMilli()),
                more);
    }

    String lifecycle(String more) {
        return with(
                """
                {"@timestamp": "%s", "event_type": "deployed", "model_name": "fraud-detector",
                 "model_version": 3, "stage": "Production", "status": "success", "user": "nok",
                 "environment": "production"}
                """
                        .formatted(now.minusSeconds(90)),
                more);
    }

    /** A field more, another value of one, or with {@code null} one less. */
    private static String with(String document, String more) {
        if (more.isEmpty()) return document;
        var object = (com.fasterxml.jackson.databind.node.ObjectNode) Api.parsed(document);
        Api.parsed("{" + more + "}")
                .properties()
                .forEach(
                        one -> {
                            if (one.getValue().isNull()) object.remove(one.getKey());
                            else object.set(one.getKey(), one.getValue());
                        });
        return object.toString();
    }

    DoctorBed mapped(FieldMapping names) {
        mapping = names;
        return this;
    }

    /** This machine's clock is that much ahead of what it is. */
    DoctorBed ahead(Duration by) {
        ahead = by;
        return this;
    }

    /** What the server cannot be made to say here, in its own words. */
    DoctorBed answering(String path, ApiAnswer instead) {
        changed = (request, answer) -> request.path().contains(path) ? instead : answer;
        return this;
    }

    DoctorBed changing(BiFunction<WireRequest, ApiAnswer, ApiAnswer> change) {
        changed = change;
        return this;
    }

    Diagnosis examine() throws Exception {
        return examine(profile(server, prefix + "-*").withMapping(mapping), Credentials.NONE);
    }

    Diagnosis examine(ClusterProfile profile, Credentials credentials) throws Exception {
        var clock = InstantSource.offset(InstantSource.system(), ahead);
        try (var cluster = ElasticCluster.open(profile, credentials, clock)) {
            return Doctor.examine(changing(cluster), profile, clock);
        }
    }

    private Cluster changing(Cluster real) {
        return (Cluster)
                Proxy.newProxyInstance(
                        Cluster.class.getClassLoader(),
                        new Class<?>[] {Cluster.class},
                        (proxy, method, arguments) -> {
                            Object[] given = arguments == null ? new Object[0] : arguments;
                            try {
                                var answer = method.invoke(real, given);
                                return answer instanceof ApiAnswer told
                                        ? changed.apply((WireRequest) given[0], told)
                                        : answer;
                            } catch (InvocationTargetException e) {
                                throw e.getTargetException();
                            }
                        });
    }

    static List<String> ids(Diagnosis diagnosis) {
        return List.copyOf(new TreeSet<>(diagnosis.findings().stream().map(Finding::id).toList()));
    }

    static List<String> notChecked(Diagnosis diagnosis) {
        return List.copyOf(
                new TreeSet<>(
                        diagnosis.notChecked().stream().map(one -> one.fault().id()).toList()));
    }

    static @Nullable Finding find(Diagnosis diagnosis, Fault fault) {
        return diagnosis.findings().stream()
                .filter(one -> one.fault() == fault)
                .findAny()
                .orElse(null);
    }

    static ClusterProfile profile(RealServer server, String pattern) throws ClusterException {
        return new ClusterProfile(
                "test",
                List.of(server.url()),
                new ClusterProfile.Auth.None(),
                new ClusterProfile.Trust.Platform(),
                null,
                pattern,
                ZoneOffset.UTC,
                null,
                Duration.ofSeconds(60),
                false);
    }
}
