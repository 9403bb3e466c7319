package dev.sextant.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ServerKind;
import dev.sextant.setup.SetupStep.Change;
import dev.sextant.setup.SetupStep.Kind;
import dev.sextant.setup.SetupStep.State;
import dev.sextant.setup.SetupStep.Undo;
import dev.sextant.text.Sentence;
import java.util.List;

/**
 * How the cluster ages indices, by whatever name it calls that.
 *
 * @param step the policy
 */
record Lifecycle(Service service, SetupStep step) {

    /** Who ages indices. */
    enum Service {
        /** Elasticsearch's index lifecycle management. */
        ILM("/_ilm/policy/", "index.lifecycle.rollover_alias"),
        /** OpenSearch's index state management. */
        ISM("/_plugins/_ism/policies/", "index.plugins.index_state_management.rollover_alias"),
        /** As it was called before OpenSearch. */
        OPENDISTRO(
                "/_opendistro/_ism/policies/",
                "index.opendistro.index_state_management.rollover_alias"),
        NONE("", "");

        private final String path;
        private final String rolloverAlias;

        Service(String path, String rolloverAlias) {
            this.path = path;
            this.rolloverAlias = rolloverAlias;
        }

        /** The index setting that names the alias which rolls over. */
        String rolloverAlias() {
            return rolloverAlias;
        }
    }

    static Lifecycle look(SetupApi api, SetupNames names, ServerKind kind)
            throws ClusterException, InterruptedException {
        return switch (kind) {
            case ELASTICSEARCH -> ilm(api, names);
            case OPENSEARCH -> ism(api, names);
        };
    }

    private static Lifecycle ilm(SetupApi api, SetupNames names)
            throws ClusterException, InterruptedException {
        var name = names.policy();
        var path = Service.ILM.path + name;
        var wanted = (ObjectNode) SetupApi.file("lifecycle-policy.json").path("policy");
        var answer = api.get(path);
        if (answer.isUnsupported()) return none(name, Sentence.of("setup.no.ilm"));
        if (answer.isForbidden()) return forbidden(Service.ILM, name, answer);
        var write = SetupApi.request("PUT", path, wrapped(wanted));
        if (answer.isAbsent()) {
            return new Lifecycle(
                    Service.ILM, written(name, wanted, new Change(write, new Undo.Remove(path))));
        }
        if (!answer.isFound()) return refused(Service.ILM, name, answer);
        var raw = answer.body().path(name).path("policy");
        var restore = SetupApi.request("PUT", path, wrapped(raw));
        return new Lifecycle(
                Service.ILM,
                compared(
                        name,
                        Normal.lifecycle(raw),
                        wanted,
                        new Change(write, new Undo.Restore(restore))));
    }

    private static Lifecycle ism(SetupApi api, SetupNames names)
            throws ClusterException, InterruptedException {
        for (var service : List.of(Service.ISM, Service.OPENDISTRO)) {
            var answer = api.get(service.path + names.policy());
            if (!answer.isUnsupported()) return ism(service, names, answer);
        }
        return none(names.policy(), Sentence.of("setup.no.ism"));
    }

    private static Lifecycle ism(Service service, SetupNames names, SetupApi.Answer answer) {
        var name = names.policy();
        var path = service.path + name;
        var wanted = (ObjectNode) SetupApi.file("ism-policy.json").path("policy");
        ((ObjectNode) wanted.path("ism_template").path(0))
                .putArray("index_patterns")
                .add(names.pattern());
        var notes = List.of(Sentence.of("setup.ism.shrink"));
        if (answer.isForbidden()) return forbidden(service, name, answer);
        if (answer.isAbsent()) {
            var write = SetupApi.request("PUT", path, wrapped(wanted));
            var change = new Change(write, new Undo.Remove(path));
            return new Lifecycle(service, written(name, wanted, change).noting(notes));
        }
        if (!answer.isFound()) return refused(service, name, answer);
        var body = answer.body();
        var numbered = path + numbers(body);
        var write = SetupApi.request("PUT", numbered, wrapped(wanted));
        var undo =
                new Undo.RestoreNumbered(path, wrapped(Normal.ism(body.path("policy"))).toString());
        var step = compared(name, Normal.ism(body.path("policy")), wanted, new Change(write, undo));
        return new Lifecycle(
                service,
                step.state().writes()
                        ? step.noting(
                                List.of(
                                        Sentence.of("setup.ism.shrink"),
                                        Sentence.of("setup.ism.managed")))
                        : step);
    }

    /** Of the version that a write replaces; any other is refused by the cluster. */
    static String numbers(JsonNode policy) {
        return "?if_seq_no=%d&if_primary_term=%d"
                .formatted(policy.path("_seq_no").asLong(), policy.path("_primary_term").asLong());
    }

    private static ObjectNode wrapped(JsonNode policy) {
        var body = SetupApi.JSON.createObjectNode();
        body.set("policy", policy);
        return body;
    }

    private static SetupStep written(String name, JsonNode wanted, Change change) {
        return SetupStep.writing(Kind.POLICY, name, "", JsonText.of(wanted), change);
    }

    private static SetupStep compared(
            String name, JsonNode current, JsonNode wanted, Change change) {
        return SetupStep.compared(Kind.POLICY, name, current, wanted, change);
    }

    private static Lifecycle none(String name, Sentence why) {
        return new Lifecycle(
                Service.NONE, SetupStep.without(Kind.POLICY, name, State.SKIPPED, "", "", why));
    }

    private static Lifecycle forbidden(Service service, String name, SetupApi.Answer answer) {
        return new Lifecycle(service, SetupStep.forbidden(Kind.POLICY, name, answer));
    }

    private static Lifecycle refused(Service service, String name, SetupApi.Answer answer) {
        return new Lifecycle(service, SetupStep.refused(Kind.POLICY, name, "", "", answer));
    }
}
