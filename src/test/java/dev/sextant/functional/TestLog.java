package dev.sextant.functional;

import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.elastic.ElasticCluster;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.FieldMapping;
import dev.sextant.model.Filter;
import dev.sextant.model.Interval;
import dev.sextant.model.TimeRange;
import dev.sextant.panel.Export;
import dev.sextant.panel.PanelScope;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An index of the log contract on a real server, and what the panels say of it. */
final class TestLog implements AutoCloseable {

    static final String MAPPING =
            """
            {"settings": {"number_of_shards": 3, "number_of_replicas": 0},
             "mappings": {"properties": {
               "@timestamp": {"type": "date"}, "event_type": {"type": "keyword"},
               "model_name": {"type": "keyword"}, "model_version": {"type": "integer"},
               "stage": {"type": "keyword"}, "status": {"type": "keyword"},
               "latency_ms": {"type": "float"}, "request_id": {"type": "keyword"},
               "user": {"type": "keyword"}, "environment": {"type": "keyword"},
               "text": {"type": "text"}}}}
            """;

    private static final int BULK = 2_000;

    final RealServer server;
    final String index;
    private final ClusterProfile profile;
    private final Cluster cluster;

    private TestLog(RealServer server, String index, FieldMapping mapping) throws ClusterException {
        this.server = server;
        this.index = index;
        this.profile = profile(server, index).withMapping(mapping);
        this.cluster = ElasticCluster.open(profile, Credentials.NONE, InstantSource.system());
    }

    /** A fresh index with the contract's mapping. */
    static TestLog on(RealServer server) throws ClusterException {
        return on(server, MAPPING);
    }

    static TestLog on(RealServer server, String definition) throws ClusterException {
        return on(server, definition, FieldMapping.NONE);
    }

    /** One that names things otherwise. */
    static TestLog on(RealServer server, String definition, FieldMapping mapping)
            throws ClusterException {
        var index = server.index("log");
        server.json("PUT", "/" + index, definition);
        return new TestLog(server, index, mapping);
    }

    /** Whatever indices a pattern matches. */
    static TestLog of(RealServer server, String pattern) throws ClusterException {
        return of(server, pattern, FieldMapping.NONE);
    }

    static TestLog of(RealServer server, String pattern, FieldMapping mapping)
            throws ClusterException {
        return new TestLog(server, pattern, mapping);
    }

    private static ClusterProfile profile(RealServer server, String pattern) {
        return profile(server.url(), pattern);
    }

    static ClusterProfile profile(URI url, String pattern) {
        return new ClusterProfile(
                "test",
                List.of(url),
                new ClusterProfile.Auth.None(),
                new ClusterProfile.Trust.Platform(),
                null,
                pattern,
                ZoneOffset.UTC,
                null,
                Duration.ofSeconds(60),
                false);
    }

    void add(List<String> documents) {
        for (var from = 0; from < documents.size(); from += BULK) {
            var to = Math.min(documents.size(), from + BULK);
            server.bulk(index, documents.subList(from, to));
        }
    }

    Cluster cluster() {
        return cluster;
    }

    static PanelScope scope(TimeRange range, Filter filter, @Nullable String interval, int top) {
        return scope(range, filter, interval, top, ZoneOffset.UTC);
    }

    static PanelScope scope(
            TimeRange range, Filter filter, @Nullable String interval, int top, ZoneId zone) {
        return new PanelScope(
                range,
                filter,
                zone,
                interval == null ? null : Interval.parse(interval, zone),
                top,
                null,
                Instant.parse("2023-11-17T00:00:00Z"));
    }

    /** A panel's rows by the names of their columns. */
    List<Map<String, @Nullable Object>> rows(String panel, PanelScope scope)
            throws ClusterException, InterruptedException {
        var export = Export.of(panel).orElseThrow();
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (var values : export.load().rows(cluster, scope)) {
            var row = new LinkedHashMap<String, @Nullable Object>();
            for (var i = 0; i < values.size(); i++) {
                row.put(export.columns().get(i).name(), values.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    @Override
    public void close() {
        cluster.close();
    }
}
