package dev.sextant.ui;

import dev.sextant.cluster.ApiAnswer;
import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterProfile;
import dev.sextant.cluster.Credentials;
import dev.sextant.cluster.InventedState;
import dev.sextant.cluster.WireRequest;
import dev.sextant.cluster.elastic.ElasticCluster;
import dev.sextant.functional.RealServer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import javafx.scene.input.KeyCode;

/** The cluster behind the panels: invented where it is in trouble, real where it is examined. */
final class ClusterTour {

    private static final String LOG =
            """
            {"settings": {"number_of_replicas": 0}, "mappings": {"properties": {
             "@timestamp": {"type": "date"}, "event_type": {"type": "keyword"},
             "model_name": {"type": "keyword"}, "model_version": {"type": "integer"},
             "stage": {"type": "text"}, "status": {"type": "keyword"},
             "latency_ms": {"type": "float"}, "request_id": {"type": "keyword"},
             "user": {"type": "keyword"}, "environment": {"type": "keyword"}}}}
            """;

    private final Tour tour;

    ClusterTour(Tour tour) {
        this.tour = tour;
    }

    void walk() throws ClusterException {
        var state = new InventedState(WindowBed.NOW);
        tour.bed.cluster.own = state;
        tour.openProfile("prod-eu");
        overview(state);
        indices(state);
        tour.seeOver("help-cluster", () -> tour.type(KeyCode.F1));
        examined();
    }

    private void overview(InventedState state) {
        tour.go("cluster");
        tour.see("cluster-overview");
        state.used = List.of(0.97, 0.842, 0.33);
        state.health = "red";
        state.unassigned = 17;
        tour.type(KeyCode.R);
        tour.see("cluster-red");
        state.forbidden = "/_";
        tour.type(KeyCode.R);
        tour.openProfile("staging");
        tour.go("cluster");
        tour.see("cluster-forbidden");
        tour.press("cluster-indices");
        tour.see("cluster-indices-forbidden");
        state.forbidden = "nothing";
    }

    private void indices(InventedState state) {
        tour.openProfile("prod-eu");
        tour.go("cluster");
        tour.press("cluster-indices");
        tour.see("cluster-indices");
        for (var row = 0; row < 4; row++) {
            tour.select("indices-table", row);
            tour.see("cluster-index-" + row);
        }
        tour.write("indices-filter", "no such index");
        tour.see("cluster-indices-none");
        tour.write("indices-filter", "");
        state.indices = 2_000;
        tour.type(KeyCode.R);
        tour.see("cluster-indices-many");
        state.indices = 6;
    }

    /** The doctor and the setup ask more than is invented: a real server answers. */
    private void examined() throws ClusterException {
        var server = RealServer.es9();
        var prefix = server.index("pictures");
        server.json("PUT", "/" + prefix + "-a", LOG);
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
        var profile =
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
        try (var real = ElasticCluster.open(profile, Credentials.NONE, InstantSource.system())) {
            tour.bed.cluster.own = request -> send(real, request);
            tour.robot.interact(() -> tour.bed.window.open(profile));
            WindowBed.settle();
            tour.go("cluster");
            tour.press("cluster-doctor");
            tour.until(() -> tour.there("doctor-findings"));
            for (var row = 0; row < 4; row++) {
                tour.select("doctor-findings", row);
                tour.see("doctor-" + row);
            }
            tour.seeOver("help-doctor", () -> tour.type(KeyCode.F1));
            tour.press("cluster-setup");
            tour.until(() -> tour.there("setup-summary"));
            tour.see("setup");
            tour.press("setup-apply");
            tour.see("setup-asks");
            tour.press("setup-cancel");
            tour.seeOver("help-setup", () -> tour.type(KeyCode.F1));
        }
        tour.bed.cluster.own = new InventedState(WindowBed.NOW);
    }

    private static ApiAnswer send(Cluster real, WireRequest request) {
        try {
            return real.send(request);
        } catch (ClusterException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
