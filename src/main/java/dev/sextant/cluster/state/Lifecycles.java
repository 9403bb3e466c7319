package dev.sextant.cluster.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the three kinds of lifecycle say of the indices that they manage; others are left out. */
final class Lifecycles {

    static final String ILM =
            "/_ilm/explain?filter_path=indices.*.managed,indices.*.policy,indices.*.phase,"
                    + "indices.*.action,indices.*.step,indices.*.failed_step,"
                    + "indices.*.step_info.type,indices.*.step_info.reason,"
                    + "indices.*.step_info.message";
    static final String DATA_STREAM =
            "/_lifecycle/explain?filter_path=indices.*.managed_by_lifecycle,"
                    + "indices.*.lifecycle.data_retention,indices.*.lifecycle.effective_retention,"
                    + "indices.*.error";

    private static final int LONGEST = 600;

    private Lifecycles() {}

    static Map<String, Lifecycle> ilm(JsonNode body) {
        var all = new HashMap<String, Lifecycle>();
        for (var entry : body.path("indices").properties()) {
            var index = entry.getValue();
            if (!index.path("managed").asBoolean()) continue;
            var failed = text(index.path("failed_step"));
            var isError = "ERROR".equals(index.path("step").asText());
            all.put(
                    entry.getKey(),
                    new Lifecycle.Managed(
                            Lifecycle.Kind.ILM,
                            text(index.path("policy")),
                            text(index.path("phase")),
                            step(text(index.path("action")), isError ? failed : step(index)),
                            isError ? ilmError(index.path("step_info"), failed) : null));
        }
        return all;
    }

    private static @Nullable String step(JsonNode index) {
        return text(index.path("step"));
    }

    private static String ilmError(JsonNode info, @Nullable String failed) {
        var told =
                Stream.of("reason", "message", "type")
                        .map(name -> info.path(name).asText(""))
                        .filter(text -> !text.isBlank())
                        .findFirst();
        return cut(told.orElse(failed == null ? "ERROR" : failed));
    }

    static Map<String, Lifecycle> dataStream(JsonNode body) {
        var all = new HashMap<String, Lifecycle>();
        for (var entry : body.path("indices").properties()) {
            var index = entry.getValue();
            if (!index.path("managed_by_lifecycle").asBoolean()) continue;
            var lifecycle = index.path("lifecycle");
            var keeps = text(lifecycle.path("effective_retention"));
            var error = text(index.path("error"));
            all.put(
                    entry.getKey(),
                    new Lifecycle.Managed(
                            Lifecycle.Kind.DATA_STREAM,
                            keeps == null ? text(lifecycle.path("data_retention")) : keeps,
                            null,
                            null,
                            error == null ? null : cut(error)));
        }
        return all;
    }

    static Map<String, Lifecycle> ism(JsonNode body) {
        var all = new HashMap<String, Lifecycle>();
        for (var entry : body.properties()) {
            var index = entry.getValue();
            var policy = text(index.path("policy_id"));
            if (policy == null) policy = text(index.path(ISM_POLICY));
            if (!index.isObject() || policy == null) continue;
            var action = index.path("action");
            var failed =
                    action.path("failed").asBoolean()
                            || index.path("retry_info").path("failed").asBoolean();
            var told = index.path("info");
            var cause = text(told.path("cause"));
            var message = cause == null ? text(told.path("message")) : cause;
            all.put(
                    entry.getKey(),
                    new Lifecycle.Managed(
                            Lifecycle.Kind.ISM,
                            policy,
                            text(index.path("state").path("name")),
                            step(text(action.path("name")), text(index.path("step").path("name"))),
                            failed ? cut(message == null ? "failed" : message) : null));
        }
        return all;
    }

    private static final String ISM_POLICY = "index.plugins.index_state_management.policy_id";

    /** {@code rollover / check-rollover-ready}. */
    private static @Nullable String step(@Nullable String action, @Nullable String step) {
        var words =
                Stream.of(action == null ? "" : action, step == null ? "" : step)
                        .filter(word -> !word.isEmpty())
                        .distinct()
                        .collect(Collectors.joining(" / "));
        return words.isEmpty() ? null : words;
    }

    private static @Nullable String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() || value.asText().isBlank()
                ? value.isObject() ? cut(value.toString()) : null
                : value.asText();
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
