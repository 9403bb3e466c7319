package dev.sextant.setup.doctor;

import static dev.sextant.setup.doctor.Tree.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.model.LogField;
import dev.sextant.text.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads when the log last said something. */
final class NewestSearch {

    private static final int MODELS = 100;
    private static final String FORMAT = "strict_date_optional_time";

    private final Api api;
    private final ClusterProfile profile;
    private final LogFields fields;
    private final String time;

    NewestSearch(Api api, ClusterProfile profile, LogFields fields) {
        this.api = api;
        this.profile = profile;
        this.fields = fields;
        time = fields.name(LogField.TIME);
    }

    Readings.Newest read(Instant now)
            throws UnreadException, ClusterException, InterruptedException {
        if (!fields.isDate(time))
            throw new UnreadException(Sentence.of("doctor.unread.time", time));
        var latest = object("max", object("field", time));
        var past = object("range", object(time, object("lte", now.toString(), "format", FORMAT)));
        var models = fields.exact(LogField.MODEL);
        var aggregations = object("newest", latest);
        if (models.size() == 1) {
            aggregations.set(
                    "models",
                    object(
                            "terms",
                            object("field", models.iterator().next(), "size", MODELS),
                            "aggs",
                            object("newest", latest)));
        }
        var answers =
                api.searches(
                        profile.indexPattern(),
                        List.of(
                                search(object("match_all", object()), object("newest", latest)),
                                search(past, aggregations)));
        var all = Api.whole(answers.getFirst()).path("aggregations");
        var until = Api.whole(answers.getLast()).path("aggregations");
        var ages = new TreeMap<String, Instant>();
        for (var bucket : until.path("models").path("buckets")) {
            var at = instant(bucket.path("newest"));
            if (at != null) ages.put(bucket.path("key").asText(), at);
        }
        var at = instant(until.path("newest"));
        return new Readings.Newest(
                at, instant(all.path("newest")), at == null ? 0 : inTheDayBefore(at), ages);
    }

    private long inTheDayBefore(Instant at)
            throws UnreadException, ClusterException, InterruptedException {
        var day =
                object(
                        "range",
                        object(
                                time,
                                object(
                                        "gte",
                                        at.minus(Duration.ofDays(1)).toString(),
                                        "lte",
                                        at.toString(),
                                        "format",
                                        FORMAT)));
        var search = Hits.search(day, null, 0);
        return Hits.of(api.searches(profile.indexPattern(), List.of(search)).getFirst(), null)
                .count();
    }

    private static ObjectNode search(ObjectNode query, ObjectNode aggregations) {
        return object("size", 0, "track_total_hits", false, "query", query, "aggs", aggregations);
    }

    private static @Nullable Instant instant(JsonNode max) {
        var value = max.path("value");
        return value.isNumber() ? Instant.ofEpochMilli(value.asLong()) : null;
    }
}
