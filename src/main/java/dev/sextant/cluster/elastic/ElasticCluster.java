package dev.sextant.cluster.elastic;

import static dev.sextant.cluster.elastic.http.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.Answers;
import dev.sextant.cluster.ApiAnswer;
import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.ClusterInfo;
import dev.sextant.cluster.Cursor;
import dev.sextant.cluster.EntryQuery;
import dev.sextant.cluster.EntryQuery.Outcome;
import dev.sextant.cluster.Expiry;
import dev.sextant.cluster.LogEntry;
import dev.sextant.cluster.NodeDisks;
import dev.sextant.cluster.Page;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.WireRequest;
import dev.sextant.cluster.elastic.http.ElasticConnection;
import dev.sextant.cluster.elastic.http.Json;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.text.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cluster reached over HTTP; serves Elasticsearch 8 and 9, OpenSearch 2 and 3. */
public final class ElasticCluster implements Cluster {

    /**
     * How long a mapping that answers everything is believed, and one that lacks something. A field
     * that a new index maps as text is compared letter by letter, which no later check would see.
     */
    private static final Duration MAPPING_VALID = Duration.ofSeconds(30);

    private static final Duration POOR_MAPPING_VALID = Duration.ofSeconds(10);

    private record Mapping(Fields fields, Instant readAt) {}

    private final ElasticConnection connection;
    private final ClusterProfile profile;
    private final InstantSource clock;
    private final MultiSearch multiSearch;
    private final NodeReadings nodes = new NodeReadings();
    private volatile @Nullable Mapping mapping;

    private ElasticCluster(ElasticConnection connection, InstantSource clock) {
        this.connection = connection;
        this.profile = connection.profile();
        this.clock = clock;
        this.multiSearch =
                new MultiSearch(
                        profile,
                        (request, deadline) ->
                                connection
                                        .perform(request, ElasticConnection.Format.SMILE, deadline)
                                        .body(),
                        this::explained,
                        connection::kind);
    }

    /**
     * Prepares a cluster; nothing is sent yet.
     *
     * @throws ClusterException when the profile cannot be used as it is
     */
    public static ElasticCluster open(
            ClusterProfile profile, Credentials credentials, InstantSource clock)
            throws ClusterException {
        return new ElasticCluster(ElasticConnection.open(profile, credentials), clock);
    }

    @Override
    public ClusterInfo info() throws ClusterException, InterruptedException {
        return connection.info();
    }

    @Override
    public Answers ask(List<? extends Question<?>> questions)
            throws ClusterException, InterruptedException {
        return multiSearch.ask(new LinkedHashSet<>(questions), fields());
    }

    @Override
    public List<WireRequest> requests(List<? extends Question<?>> questions) {
        var known = mapping;
        var fields = known == null ? Fields.unasked(profile.mapping()) : known.fields();
        var bodies =
                new LinkedHashSet<>(questions)
                        .stream()
                                .flatMap(question -> firstSearches(question, fields).stream())
                                .toList();
        return bodies.isEmpty() ? List.of() : List.of(multiSearch.request(bodies));
    }

    /** None for a question that is never sent, since the cluster lacks a field for it. */
    private static List<ObjectNode> firstSearches(Question<?> question, Fields fields) {
        try {
            return Plans.of(question, fields).searches();
        } catch (ClusterException e) {
            return List.of();
        }
    }

    @Override
    public Page<LogEntry> entries(EntryQuery query, int size, Cursor after)
            throws ClusterException, InterruptedException {
        var fields = fields();
        Plans.requireFor(query, fields);
        var clauses = new Clauses(fields);
        try {
            var found = Hits.page(clauses, matching(query, clauses), size, after);
            return multiSearch.run(found).entries();
        } catch (ClusterException e) {
            throw explained(e);
        }
    }

    private static ObjectNode matching(EntryQuery query, Clauses clauses) {
        var all = new ArrayList<ObjectNode>();
        all.addAll(clauses.matching(query.matching()));
        all.add(clauses.in(query.range()));
        all.addAll(clauses.matching(query.filter()));
        var failed = clauses.anyOf(Fields.STATUS, Clauses.FAILURES);
        if (query.outcome() == Outcome.FAILED) all.add(failed);
        if (query.outcome() == Outcome.SUCCEEDED) {
            all.add(object("bool", object("must_not", failed)));
        }
        if (query.version() != null) all.add(clauses.term(Fields.VERSION, query.version()));
        if (query.requestId() != null) all.add(clauses.term(Fields.REQUEST, query.requestId()));
        return Clauses.all(all);
    }

    @Override
    public String text(LogEntry entry) throws ClusterException, InterruptedException {
        var name = fields().source(Fields.TEXT);
        var byId = object("ids", object("values", List.of(entry.id())));
        var query = Clauses.all(List.of(byId, object("term", object("_index", entry.index()))));
        var search = object("size", 1, "query", query, "_source", List.of(name));
        var response =
                multiSearch.run(
                        new Plan<>(List.of(search), responses -> Plan.done(responses.getFirst())));
        var source = response.path("hits").path("hits").path(0).path("_source");
        var text = Json.at(source, name);
        return text.isValueNode() && !text.isNull() ? text.asText() : "";
    }

    @Override
    public NodeDisks disks() throws ClusterException, InterruptedException {
        return nodes.disks(get(NodeReadings.DISKS));
    }

    @Override
    public Instant time() throws ClusterException, InterruptedException {
        var before = System.nanoTime();
        var body = get(NodeReadings.TIME);
        return NodeReadings.time(body, System.nanoTime() - before);
    }

    @Override
    public List<Expiry> expiries() throws ClusterException, InterruptedException {
        var found = new ArrayList<Expiry>();
        var keyId = connection.apiKeyId();
        if (keyId != null) {
            try {
                var end = Privileges.keyEnds(get(Privileges.keyQuestion(keyId)));
                if (end != null) found.add(new Expiry(Expiry.Kind.API_KEY, end));
            } catch (ClusterException e) {
                // A proxy may keep this from us; the key is no worse for it.
                if (e.reason() != Reason.FORBIDDEN && e.reason() != Reason.REJECTED) throw e;
            }
        }
        var certificate = connection.certificateExpiry();
        if (certificate != null) found.add(new Expiry(Expiry.Kind.CERTIFICATE, certificate));
        return found;
    }

    /** Which fields answer for the contract's; asked again when the mapping may have changed. */
    private Fields fields() throws ClusterException, InterruptedException {
        var known = mapping;
        var now = clock.instant();
        if (known != null) {
            var valid = known.fields().complete() ? MAPPING_VALID : POOR_MAPPING_VALID;
            if (now.isBefore(known.readAt().plus(valid))) return known.fields();
        }
        JsonNode answer;
        try {
            answer =
                    get(
                            "/"
                                    + MultiSearch.pathOf(profile.indexPattern())
                                    + "/_field_caps?allow_no_indices=false&fields="
                                    + Fields.asked(profile.mapping()));
            if (answer.path("indices").isEmpty()) {
                throw Completeness.noSource(profile.indexPattern());
            }
        } catch (ClusterException e) {
            throw explained(e);
        }
        var fresh = Fields.of(answer.path("fields"), profile.mapping());
        mapping = new Mapping(fresh, now);
        return fresh;
    }

    /** Whether there is no index, or only none that the profile may read. */
    private ClusterException explained(ClusterException failure) throws InterruptedException {
        if (failure.reason() != Reason.NO_SOURCE) return failure;
        try {
            var pattern = profile.indexPattern();
            var answer =
                    connection.perform(Privileges.question(pattern), ElasticConnection.Format.JSON);
            var missing =
                    Privileges.missing(answer.body()).stream()
                            .filter(one -> one.startsWith("read on "))
                            .toList();
            if (missing.isEmpty()) return failure;
            return new ClusterException(
                    Reason.FORBIDDEN,
                    Sentence.of("cluster.privilege", String.join(", ", missing)),
                    failure);
        } catch (ClusterException e) {
            // A cluster without security has no such question.
            return failure;
        }
    }

    @Override
    public ApiAnswer send(WireRequest request) throws ClusterException, InterruptedException {
        return connection.answer(request, profile.timeout());
    }

    private JsonNode get(String path) throws ClusterException, InterruptedException {
        return connection
                .perform(new WireRequest("GET", path, "", ""), ElasticConnection.Format.JSON)
                .body();
    }

    @Override
    public void close() {
        connection.close();
    }
}
