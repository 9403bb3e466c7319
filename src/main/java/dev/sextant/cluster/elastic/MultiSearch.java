package dev.sextant.cluster.elastic;

import static dev.sextant.cluster.elastic.http.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.Answers;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.ServerKind;
import dev.sextant.cluster.WireRequest;
import dev.sextant.cluster.elastic.http.Patience;
import dev.sextant.cluster.elastic.http.Refusal;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.text.Sentence;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Questions on their way to answers: every round sends the searches of all unanswered plans in one
 * request, and judges each item of the answer alone.
 */
final class MultiSearch {

    /** A listing of very many models goes on for many rounds; one that never ends is a bug. */
    private static final int MOST_ROUNDS = 2_000;

    /** Sends one request; the deadline and the product check are the connection's. */
    @FunctionalInterface
    interface Exchange {
        JsonNode send(WireRequest request, Duration deadline)
                throws ClusterException, InterruptedException;
    }

    /** Says more of a failure; asked once for all questions that failed alike. */
    @FunctionalInterface
    interface Explanation {
        ClusterException of(ClusterException failure) throws InterruptedException;
    }

    private final ClusterProfile profile;
    private final Exchange exchange;
    private final Explanation explanation;
    private final Supplier<ServerKind> kind;

    /** Keeps this console at the same copies of the shards, which may differ for a moment. */
    private final String copies = "sextant-" + UUID.randomUUID();

    /**
     * @param kind who gave the last answer
     */
    MultiSearch(
            ClusterProfile profile,
            Exchange exchange,
            Explanation explanation,
            Supplier<ServerKind> kind) {
        this.profile = profile;
        this.exchange = exchange;
        this.explanation = explanation;
        this.kind = kind;
    }

    Answers ask(Collection<? extends Question<?>> questions, Fields fields)
            throws ClusterException, InterruptedException {
        var open = new LinkedHashMap<Question<?>, Plan<?>>();
        var results = new LinkedHashMap<Question<?>, Result>();
        for (var question : questions) {
            try {
                open.put(question, Plans.of(question, fields));
            } catch (ClusterException e) {
                results.put(question, new Result(null, e));
            }
        }
        for (var round = 0; !open.isEmpty(); round++) {
            if (round == MOST_ROUNDS) throw new IllegalStateException("a question never ends");
            advance(open, results);
        }
        explain(results);
        return new Round(Map.copyOf(results));
    }

    private void explain(Map<Question<?>, Result> results) throws InterruptedException {
        Result explained = null;
        for (var entry : results.entrySet()) {
            var failure = entry.getValue().failure();
            if (failure == null || failure.reason() != Reason.NO_SOURCE) continue;
            if (explained == null) explained = new Result(null, explanation.of(failure));
            entry.setValue(explained);
        }
    }

    /** Follows one plan to its end. */
    <A> A run(Plan<A> plan) throws ClusterException, InterruptedException {
        for (var round = 0; round < MOST_ROUNDS; round++) {
            var responses = responses(plan.searches());
            var smaller = plan.smaller();
            if (smaller != null && Refusal.isTooManyBuckets(responses)) {
                plan = smaller.get();
                continue;
            }
            check(plan, responses);
            switch (plan.reader().read(responses)) {
                case Plan.Step.Done<A>(var answer) -> {
                    return answer;
                }
                case Plan.Step.More<A>(var following) -> plan = following;
            }
        }
        throw new IllegalStateException("a plan never ends");
    }

    private void advance(Map<Question<?>, Plan<?>> open, Map<Question<?>, Result> results)
            throws ClusterException, InterruptedException {
        var bodies = open.values().stream().flatMap(plan -> plan.searches().stream()).toList();
        var responses = responses(bodies);
        var next = 0;
        for (var entry : List.copyOf(open.entrySet())) {
            var end = next + entry.getValue().searches().size();
            open.remove(entry.getKey());
            step(entry.getKey(), entry.getValue(), responses.subList(next, end), open, results);
            next = end;
        }
    }

    private List<JsonNode> responses(List<ObjectNode> bodies)
            throws ClusterException, InterruptedException {
        // What two questions have in common is searched for once.
        var distinct = List.copyOf(new LinkedHashSet<>(bodies));
        var found = exchanged(distinct);
        if (distinct.size() == bodies.size()) return found;
        var byBody = new HashMap<ObjectNode, JsonNode>();
        for (var i = 0; i < distinct.size(); i++) byBody.put(distinct.get(i), found.get(i));
        return bodies.stream().map(body -> Objects.requireNonNull(byBody.get(body))).toList();
    }

    /** Items for which the server was short of memory are asked again, one at a time. */
    private List<JsonNode> exchanged(List<ObjectNode> bodies)
            throws ClusterException, InterruptedException {
        var end = System.nanoTime() + profile.timeout().toNanos();
        var found = sent(request(bodies), bodies.size(), end);
        for (var repeat = 0; ; repeat++) {
            var refused = new ArrayList<Integer>();
            for (var i = 0; i < found.size(); i++) {
                var status = found.get(i).path("status").asInt();
                if (Refusal.isPassing(status, found.get(i))) refused.add(i);
            }
            if (refused.isEmpty() || !Patience.pause(repeat, end)) return found;
            var again = request(refused.stream().map(bodies::get).toList());
            var gently =
                    new WireRequest(
                            again.method(),
                            again.path() + "?max_concurrent_searches=1",
                            again.contentType(),
                            again.body());
            var answers = sent(gently, refused.size(), end);
            for (var i = 0; i < refused.size(); i++) found.set(refused.get(i), answers.get(i));
        }
    }

    private List<JsonNode> sent(WireRequest request, int searches, long end)
            throws ClusterException, InterruptedException {
        var left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        var found = new ArrayList<JsonNode>();
        exchange.send(request, left).path("responses").forEach(found::add);
        if (found.size() != searches) {
            throw new ClusterException(
                    Reason.INCOMPLETE,
                    Sentence.of("cluster.incomplete.searches", found.size(), searches));
        }
        return found;
    }

    private void check(Plan<?> plan, List<JsonNode> responses) throws ClusterException {
        for (var i = 0; i < responses.size(); i++) {
            var aggregated = plan.searches().get(i).has("aggs");
            Completeness.check(responses.get(i), aggregated, kind.get(), profile.indexPattern());
        }
    }

    private void step(
            Question<?> question,
            Plan<?> plan,
            List<JsonNode> responses,
            Map<Question<?>, Plan<?>> open,
            Map<Question<?>, Result> results) {
        var smaller = plan.smaller();
        if (smaller != null && Refusal.isTooManyBuckets(responses)) {
            open.put(question, smaller.get());
            return;
        }
        try {
            check(plan, responses);
            switch (plan.reader().read(responses)) {
                case Plan.Step.Done<?>(var answer) ->
                        results.put(question, new Result(answer, null));
                case Plan.Step.More<?>(var following) -> open.put(question, following);
            }
        } catch (ClusterException e) {
            results.put(question, new Result(null, e));
        }
    }

    /** The request for these bodies: nothing partial, nothing unavailable ignored. */
    WireRequest request(List<ObjectNode> bodies) {
        var header =
                object(
                        "allow_no_indices",
                        false,
                        "ignore_unavailable",
                        false,
                        "allow_partial_search_results",
                        false,
                        "preference",
                        copies);
        var lines = new StringBuilder();
        for (var body : bodies) {
            lines.append(header).append('\n');
            var limited = body.deepCopy().put("timeout", serverTimeout());
            lines.append(limited).append('\n');
        }
        return new WireRequest(
                "POST",
                "/" + pathOf(profile.indexPattern()) + "/_msearch",
                "application/x-ndjson",
                lines.toString());
    }

    /** Shortly before our own deadline, so that the server says what it could not finish. */
    private String serverTimeout() {
        return profile.timeout().toMillis() * 9 / 10 + "ms";
    }

    /** The pattern as one path segment; the commas and stars that mean something are kept. */
    static String pathOf(String indexPattern) {
        return URLEncoder.encode(indexPattern, StandardCharsets.UTF_8)
                .replace("%2C", ",")
                .replace("+", "%20");
    }

    private record Result(@Nullable Object answer, @Nullable ClusterException failure) {}

    private record Round(Map<Question<?>, Result> results) implements Answers {

        @Override
        @SuppressWarnings("unchecked") // the plan of a question answers with its type
        public <A> A get(Question<A> question) throws ClusterException {
            var result = results.get(question);
            if (result == null) {
                throw new IllegalArgumentException("not asked in this round: " + question);
            }
            if (result.failure() != null) throw result.failure();
            return (A) Objects.requireNonNull(result.answer());
        }
    }
}
