package dev.sextant.cluster.elastic;

import static dev.sextant.cluster.elastic.http.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.Scores;
import dev.sextant.cluster.Scores.Bin;
import dev.sextant.cluster.elastic.http.Json;
import dev.sextant.text.Sentence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * How scores are spread: one round when all of them lie from 0 to 1, else a second one whose edges
 * fit what the first found.
 */
final class ScoreSearch {

    private static final BigDecimal WIDTH = new BigDecimal("0.05");
    private static final int BINS = 20;

    private final Question.ScoreSpread question;
    private final Clauses clauses;

    ScoreSearch(Question.ScoreSpread question, Clauses clauses) {
        this.question = question;
        this.clauses = clauses;
    }

    Plan<Scores> plan() {
        var edges = edges(BigDecimal.ZERO, WIDTH, BINS);
        var aggregations = object("bins", bins(edges, true));
        aggregations.set("scored", object("filter", clauses.exists(Fields.SCORE)));
        aggregations.set("extremes", object("stats", object("field", clauses.field(Fields.SCORE))));
        var query = clauses.predictions(question.range(), question.filter());
        return new Plan<>(
                List.of(Clauses.search(query, aggregations).put("track_total_hits", true)),
                responses -> {
                    var found = responses.getFirst().path("aggregations");
                    var scores = scores(responses.getFirst(), found, edges);
                    var lowest = scores.lowest();
                    var highest = scores.highest();
                    if (lowest == null || highest == null || (lowest >= 0 && highest <= 1)) {
                        return Plan.done(scores);
                    }
                    return Plan.more(fitted(scores, lowest, highest));
                });
    }

    private Plan<Scores> fitted(Scores found, double lowest, double highest) {
        var edges = edges(lowest, highest);
        var query =
                clauses.predictions(
                        question.range(), question.filter(), clauses.exists(Fields.SCORE));
        return new Plan<>(
                List.of(Clauses.search(query, object("bins", bins(edges, false)))),
                responses ->
                        Plan.done(
                                new Scores(
                                        found.predictions(),
                                        found.scored(),
                                        lowest,
                                        highest,
                                        read(responses.getFirst().path("aggregations"), edges))));
    }

    private static Scores scores(JsonNode response, JsonNode found, List<BigDecimal> edges)
            throws ClusterException {
        var total = response.path("hits").path("total");
        if (!total.path("relation").asText().equals("eq")) {
            throw new ClusterException(Reason.INCOMPLETE, Sentence.of("cluster.incomplete.count"));
        }
        var scored = Readings.count(found.path("scored"));
        var extremes = found.path("extremes");
        return new Scores(
                total.path("value").asLong(),
                scored,
                scored == 0 ? null : Json.number(extremes, "min"),
                scored == 0 ? null : Json.number(extremes, "max"),
                scored == 0 ? List.of() : read(found, edges));
    }

    private static List<Bin> read(JsonNode aggregations, List<BigDecimal> edges) {
        var buckets = aggregations.path("bins").path("buckets");
        var bins = new ArrayList<Bin>();
        for (var i = 0; i + 1 < edges.size(); i++) {
            bins.add(
                    new Bin(
                            edges.get(i).doubleValue(),
                            edges.get(i + 1).doubleValue(),
                            Readings.count(buckets.path("b" + i))));
        }
        return bins;
    }

    private static List<BigDecimal> edges(BigDecimal first, BigDecimal width, int bins) {
        var edges = new ArrayList<BigDecimal>();
        for (var i = 0; i <= bins; i++) {
            edges.add(first.add(width.multiply(BigDecimal.valueOf(i))));
        }
        return edges;
    }

    /** Round numbers from below the lowest to above the highest, ten to twenty-five bins. */
    static List<BigDecimal> edges(double lowest, double highest) {
        var from = new BigDecimal(lowest);
        var spread = new BigDecimal(highest).subtract(from);
        // one single score still wants a bin to stand in
        if (spread.signum() == 0) spread = from.abs().max(BigDecimal.ONE);
        var rough = spread.doubleValue() / BINS;
        var magnitude = BigDecimal.ONE.scaleByPowerOfTen((int) Math.floor(Math.log10(rough)));
        var width = magnitude;
        for (var factor : new String[] {"1", "2", "5", "10"}) {
            width = magnitude.multiply(new BigDecimal(factor));
            if (width.doubleValue() >= rough * (1 - 1e-9)) break;
        }
        var first = from.divide(width, 0, RoundingMode.FLOOR).multiply(width);
        var above = new BigDecimal(highest).subtract(first);
        return edges(first, width, above.divide(width, 0, RoundingMode.FLOOR).intValue() + 1);
    }

    /**
     * @param open whether the last bin has no upper edge, where nothing lies beyond it
     */
    private ObjectNode bins(List<BigDecimal> edges, boolean open) {
        var ranges = new ArrayList<ObjectNode>();
        for (var i = 0; i + 1 < edges.size(); i++) {
            var bin = object("key", "b" + i, "from", stored(edges.get(i)));
            if (!open || i + 2 < edges.size()) bin.put("to", stored(edges.get(i + 1)));
            ranges.add(bin);
        }
        return object(
                "range",
                object("field", clauses.field(Fields.SCORE), "keyed", true, "ranges", ranges));
    }

    /**
     * An edge as low as a {@code float} field stores it: 0.7 is kept as 0.699999988, and still
     * belongs above the edge at 0.7.
     */
    private static double stored(BigDecimal edge) {
        return Math.min(edge.doubleValue(), (double) edge.floatValue());
    }
}
