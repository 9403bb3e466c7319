package dev.sextant.functional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.WireRequest;
import dev.sextant.cluster.elastic.ElasticCluster;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.setup.Setup;
import dev.sextant.setup.SetupOutcome;
import dev.sextant.setup.SetupPlan;
import dev.sextant.setup.SetupStep;
import dev.sextant.setup.SetupStyle;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A log of its own, not set up yet, on a real server behind a proxy that can refuse. */
final class SetupBed implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    final RealServer server;
    final String base;
    final FaultProxy proxy;
    final ClusterProfile profile;
    final Setup setup;
    private final Cluster cluster;

    private SetupBed(RealServer server, FaultProxy proxy, String base, Credentials credentials)
            throws ClusterException {
        this.server = server;
        this.proxy = proxy;
        this.base = base;
        var open = FaultBed.profile(Duration.ofSeconds(60), base + "-*", proxy.url());
        profile =
                credentials.equals(Credentials.NONE)
                        ? TestLog.profile(proxy.url(), base + "-*")
                        : open;
        cluster = ElasticCluster.open(profile, credentials, InstantSource.system());
        setup = new Setup(cluster, profile);
    }

    static SetupBed on(RealServer server) throws IOException, ClusterException {
        return on(server, Credentials.NONE);
    }

    static SetupBed on(RealServer server, Credentials credentials)
            throws IOException, ClusterException {
        return new SetupBed(
                server, new FaultProxy(server.url()), server.index("setup"), credentials);
    }

    SetupOutcome apply(SetupPlan plan) {
        return setup.apply(plan, () -> false, progress -> {});
    }

    SetupOutcome apply(@Nullable SetupStyle style) throws Exception {
        return apply(setup.plan(style));
    }

    /** For example {@code TEMPLATE NEW}. */
    static List<String> states(SetupPlan plan) {
        return plan.steps().stream().map(step -> step.kind() + " " + step.state()).toList();
    }

    static SetupStep step(SetupPlan plan, SetupStep.Kind kind) {
        return plan.steps().stream().filter(one -> one.kind() == kind).findFirst().orElseThrow();
    }

    /** What a step sends. */
    static WireRequest write(SetupStep step) {
        return Objects.requireNonNull(step.change(), step.toString()).write();
    }

    /** Everything in the cluster that setting up could touch, as the server tells it. */
    String everything() throws IOException {
        var text = new StringBuilder();
        for (var path :
                List.of(
                        "/_index_template",
                        "/_component_template",
                        "/_template",
                        "/_ingest/pipeline",
                        "/_resolve/index/*?expand_wildcards=all",
                        "/*/_settings?expand_wildcards=all",
                        "/*/_mapping?expand_wildcards=all",
                        "/*/_alias?expand_wildcards=all")) {
            var answer = server.call("GET", path, null);
            text.append(path).append(' ').append(ordered(JSON.readTree(answer.body())));
            text.append('\n');
        }
        return text.toString();
    }

    /** Servers keep no order among names; a template that is written again has another date. */
    private static JsonNode ordered(JsonNode node) {
        if (node.isObject()) {
            var fields = new TreeMap<String, JsonNode>();
            for (var field : node.properties()) {
                fields.put(field.getKey(), ordered(field.getValue()));
            }
            fields.remove("modified_date_millis");
            var tree = JSON.createObjectNode();
            fields.forEach(tree::set);
            return tree;
        }
        if (!node.isArray()) return node;
        var elements = new ArrayList<JsonNode>();
        node.forEach(element -> elements.add(ordered(element)));
        if (elements.stream().allMatch(element -> element.has("name"))) {
            elements.sort(Comparator.comparing(element -> element.path("name").asText()));
        }
        return JSON.createArrayNode().addAll(elements);
    }

    /** The requests that could have changed anything. */
    long writes() {
        return proxy.requests().stream()
                .filter(line -> !line.startsWith("GET ") && !line.contains("_simulate"))
                .filter(line -> !line.contains("_has_privileges"))
                .count();
    }

    @Override
    public void close() {
        cluster.close();
        proxy.close();
    }
}
