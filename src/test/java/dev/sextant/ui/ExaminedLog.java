package dev.sextant.ui;

import dev.sextant.cluster.ApiAnswer;
import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.InventedState;
import dev.sextant.cluster.WireRequest;
import dev.sextant.cluster.elastic.ElasticCluster;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.functional.RealServer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A log with something wrong in it on a real server, behind a window whose numbers are invented:
 * the doctor and the setup ask more than is invented.
 */
final class ExaminedLog implements AutoCloseable {

    private static final String FIELDS =
            """
            {"settings": {"number_of_replicas": 0}, "mappings": {"properties": {
             "@timestamp": {"type": "date"}, "event_type": {"type": "keyword"},
             "model_name": {"type": "keyword"}, "model_version": {"type": "integer"},
             "stage": {"type": "text"}, "status": {"type": "keyword"},
             "latency_ms": {"type": "float"}, "request_id": {"type": "keyword"},
             "user": {"type": "keyword"}, "environment": {"type": "keyword"}}}}
            """;

    private final WindowBed bed;
    private final ClusterProfile profile;
    private final Cluster real;

    ExaminedLog(WindowBed bed) throws ClusterException {
        this.bed = bed;
        var server = RealServer.es9();
        var prefix = server.index("pictures");
        server.json("PUT", "/" + prefix + "-a", FIELDS);
        for (var environment : List.of("production", "%{[fields][env]}")) {
            server.json(
                    "POST",
                    "/" + prefix + "-a/_doc?refresh=true",
                    """
                    {"@timestamp": "%s", "model_name": "fraud-detector", "model_version": 3,
                     "stage": "Production", "status": "success", "latency_ms": 12.5,
                     "request_id": "r", "environment": "%s"}
                    """
                            .formatted(Instant.now(), environment));
        }
        profile =
                new ClusterProfile(
                        "prod-eu",
                        List.of(server.url()),
                        new ClusterProfile.Auth.None(),
                        new ClusterProfile.Trust.Platform(),
                        null,
                        prefix + "-*",
                        ZoneOffset.UTC,
                        null,
                        Duration.ofSeconds(60),
                        false);
        real = ElasticCluster.open(profile, Credentials.NONE, InstantSource.system());
        bed.cluster.own = this::send;
    }

    ClusterProfile profile() {
        return profile;
    }

    private ApiAnswer send(WireRequest request) {
        try {
            return real.send(request);
        } catch (ClusterException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        bed.cluster.own = new InventedState(WindowBed.NOW);
        real.close();
    }
}
