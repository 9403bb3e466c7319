package dev.sextant.setup.doctor;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.model.LogField;
import dev.sextant.text.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads how long the documents that were taken in last had been on their way. */
final class LagSearch {

    static final String INGESTED = "event.ingested";
    private static final int DOCUMENTS = 1_000;

    /**
     * What is loaded at once happened over a far longer time than it took to load; what is shipped
     * as it happens did not.
     */
    private static final int RELOAD = 3;

    private static final Duration MOMENT = Duration.ofMinutes(1);

    private final Api api;
    private final ClusterProfile profile;
    private final LogFields fields;

    LagSearch(Api api, ClusterProfile profile, LogFields fields) {
        this.api = api;
        this.profile = profile;
        this.fields = fields;
    }

    Readings.Lags read() throws UnreadException, ClusterException, InterruptedException {
        var time = fields.name(LogField.TIME);
        if (!fields.isDate(INGESTED) || !fields.isDate(time)) throw unmeasured();
        var format = "epoch_millis";
        var body =
                Tree.object(
                        "size",
                        DOCUMENTS,
                        "track_total_hits",
                        false,
                        "_source",
                        false,
                        "query",
                        Queries.all(Queries.exists(INGESTED), Queries.exists(time)),
                        "sort",
                        List.of(
                                Tree.object(
                                        INGESTED,
                                        Tree.object("order", "desc", "unmapped_type", "date"))),
                        "docvalue_fields",
                        List.of(
                                Tree.object("field", INGESTED, "format", format),
                                Tree.object("field", time, "format", format)));
        var answer = Api.whole(api.searches(profile.indexPattern(), List.of(body)).getFirst());
        var lags = new ArrayList<Duration>();
        var happened = new ArrayList<Instant>();
        var taken = new ArrayList<Instant>();
        for (var hit : answer.path("hits").path("hits")) {
            var at = Hits.instant(hit.path("fields").path(time));
            var in = Hits.instant(hit.path("fields").path(INGESTED));
            if (at == null || in == null) continue;
            happened.add(at);
            taken.add(in);
            lags.add(Duration.between(at, in));
        }
        if (lags.isEmpty()) throw unmeasured();
        if (span(happened).compareTo(span(taken).plus(MOMENT).multipliedBy(RELOAD)) > 0) {
            throw new UnreadException(Sentence.of("doctor.unread.reload", lags.size()));
        }
        return new Readings.Lags(lags);
    }

    private static UnreadException unmeasured() {
        return new UnreadException(Sentence.of("doctor.unread.ingested"));
    }

    private static Duration span(List<Instant> times) {
        return Duration.between(Collections.min(times), Collections.max(times));
    }
}
