package dev.sextant.setup.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterInfo;
import dev.sextant.cluster.ServerKind;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.model.LogField;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Examines the log of one cluster. Blocks for as long as the cluster takes. */
public final class Doctor {

    /** So many lines show how the lines differ that were not understood. */
    private static final int LINES = 1_000;

    private static final List<Check> CHECKS =
            Stream.of(
                            DocumentChecks.all(),
                            MappingChecks.all(),
                            TimeChecks.all(),
                            LifecycleChecks.all(),
                            ClusterChecks.all())
                    .<Check>flatMap(List::stream)
                    .toList();

    private final Cluster cluster;
    private final ClusterProfile profile;
    private final InstantSource clock;
    private final Api api;
    private final String path;

    private Doctor(Cluster cluster, ClusterProfile profile, InstantSource clock) {
        this.cluster = cluster;
        this.profile = profile;
        this.clock = clock;
        api = new Api(cluster);
        path = "/" + Api.path(profile.indexPattern());
    }

    /**
     * Looks for every {@link Fault}. Only reads, and needs no more than a profile does otherwise;
     * what it may not read is told as not checked.
     *
     * @throws ClusterException when the cluster cannot be asked at all
     */
    public static Diagnosis examine(Cluster cluster, ClusterProfile profile, InstantSource clock)
            throws ClusterException, InterruptedException {
        return judge(new Doctor(cluster, profile, clock).read(), clock);
    }

    private static Diagnosis judge(Readings readings, InstantSource clock) {
        var findings = new ArrayList<Finding>();
        var notChecked = new ArrayList<NotChecked>();
        for (var check : CHECKS) {
            try {
                findings.addAll(check.judge(readings));
            } catch (UnreadException e) {
                for (var fault : check.faults()) notChecked.add(new NotChecked(fault, e.why()));
            }
        }
        findings.sort(Comparator.comparing(Finding::fault));
        notChecked.sort(Comparator.comparing(NotChecked::fault));
        return new Diagnosis(clock.instant(), findings, notChecked);
    }

    private Readings read() throws ClusterException, InterruptedException {
        var info = Api.known(cluster::info);
        var kind =
                info instanceof Known.Read<ClusterInfo>(var told)
                        ? told.kind()
                        : ServerKind.ELASTICSEARCH;
        var elastic = kind == ServerKind.ELASTICSEARCH;
        var time = new Clocks(cluster, api, clock).read();
        var fields =
                Api.known(
                        () -> LogFields.of(profile.mapping(), api.getIfThere(path + "/_mapping")));
        var documents = new EnumMap<Fault, Known<Hits>>(Fault.class);
        Known<Readings.Counts> counts = Api.known(() -> count(fields.get()));
        Known<Readings.Newest> newest =
                Api.known(() -> new NewestSearch(api, profile, fields.get()).read(time.now()));
        if (fields instanceof Known.Read<LogFields>(var mapped)) search(mapped, time, documents);
        return new Readings(
                profile,
                kind,
                time,
                fields,
                documents,
                counts,
                newest,
                Api.known(() -> new LagSearch(api, profile, fields.get()).read()),
                Api.known(this::settings),
                Api.known(
                        () ->
                                api.get(
                                        elastic
                                                ? path + "/_ilm/explain"
                                                : "/_plugins/_ism/explain" + path)),
                Api.known(() -> api.get(elastic ? "/_ilm/policy" : "/_plugins/_ism/policies")),
                Api.known(
                        () ->
                                new Readings.Templates(
                                        api.get("/_index_template"), api.get("/_template"))),
                Api.known(() -> api.get("/_cluster/health" + path + "?level=indices")),
                Api.known(
                        () ->
                                api.get(
                                        "/_nodes/stats/indices/store,docs?level=shards&filter_path="
                                                + "nodes.*.indices.shards.**.routing,"
                                                + "nodes.*.indices.shards.**.store.size_in_bytes")),
                Api.known(
                        () ->
                                api.get(
                                        "/_nodes/stats/ingest?filter_path=nodes.*.name,"
                                                + "nodes.*.ingest.pipelines.*.count,"
                                                + "nodes.*.ingest.pipelines.*.failed")),
                Api.known(
                        () ->
                                api.get(
                                        "/_cluster/settings?include_defaults=true&flat_settings=true")),
                Api.known(cluster::disks));
    }

    private void search(LogFields fields, Readings.Clock now, Map<Fault, Known<Hits>> into)
            throws ClusterException, InterruptedException {
        var checks = DocumentChecks.all();
        var time = time(fields);
        var bodies = new ArrayList<ObjectNode>();
        for (var check : checks) {
            var size = check.fault() == Fault.INTOLERANT_PATTERNS ? LINES : Finding.SAMPLES;
            bodies.add(Hits.search(check.search().query(fields, now), time, size));
        }
        var answers = Api.known(() -> api.searches(profile.indexPattern(), bodies));
        for (var i = 0; i < checks.size(); i++) {
            var number = i;
            into.put(
                    checks.get(i).fault(),
                    Api.known(() -> Hits.of(answers.get().get(number), time)));
        }
    }

    private static @Nullable String time(LogFields fields) {
        var name = fields.name(LogField.TIME);
        return fields.isDate(name) ? name : null;
    }

    private Readings.Counts count(LogFields fields)
            throws UnreadException, ClusterException, InterruptedException {
        var queries = new Queries(fields);
        var predictions = queries.predictions();
        var lifecycle = queries.lifecycle();
        var answers =
                api.searches(
                        profile.indexPattern(),
                        Stream.of(
                                        Tree.object("match_all", Tree.object()),
                                        predictions,
                                        Queries.all(predictions, queries.failed()),
                                        lifecycle,
                                        Queries.not(Queries.any(List.of(predictions, lifecycle))))
                                .map(query -> Hits.search(query, null, 0))
                                .toList());
        var counts = new long[answers.size()];
        for (var i = 0; i < counts.length; i++) counts[i] = Hits.of(answers.get(i), null).count();
        return new Readings.Counts(counts[0], counts[1], counts[2], counts[3], counts[4]);
    }

    private SortedMap<String, JsonNode> settings()
            throws UnreadException, ClusterException, InterruptedException {
        var all = new TreeMap<String, JsonNode>();
        var answer = api.getIfThere(path + "/_settings?flat_settings=true");
        answer.properties().forEach(one -> all.put(one.getKey(), one.getValue().path("settings")));
        return all;
    }
}
