package dev.sextant.setup.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sextant.cluster.NodeDisks;
import dev.sextant.cluster.ServerKind;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.text.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * All that was read of a cluster.
 *
 * @param kind the usual one when the cluster did not say
 * @param documents by the fault that a search looked for; empty when the mapping is not known
 * @param settings of each index of the pattern, by its name, with flat names
 * @param explained what lifecycle management says of each index
 * @param policies the lifecycle policies, by name
 * @param templates index templates and those of the older kind
 * @param health of the pattern's indices
 * @param shards of the whole cluster, as the nodes tell them
 * @param pipelines the ingest pipelines' counters, by node
 * @param watermarks settings of the disk's limits
 */
record Readings(
        ClusterProfile profile,
        ServerKind kind,
        Clock clock,
        Known<LogFields> fields,
        Map<Fault, Known<Hits>> documents,
        Known<Counts> counts,
        Known<Newest> newest,
        Known<Lags> lags,
        Known<SortedMap<String, JsonNode>> settings,
        Known<JsonNode> explained,
        Known<JsonNode> policies,
        Known<Templates> templates,
        Known<JsonNode> health,
        Known<JsonNode> shards,
        Known<JsonNode> pipelines,
        Known<JsonNode> watermarks,
        Known<NodeDisks> disks) {

    /**
     * What time it is.
     *
     * @param now the cluster's time, or this machine's when the cluster did not say
     * @param ahead how far this machine's clock is ahead of the cluster's; null when not known
     * @param uncertain how wrong {@code ahead} can be
     * @param apart how far the nodes' clocks are apart at least; null when not known
     */
    record Clock(
            Instant now, @Nullable Duration ahead, Duration uncertain, @Nullable Duration apart) {}

    /** Exact counts of the whole log. */
    record Counts(long documents, long predictions, long errors, long lifecycle, long others) {}

    /**
     * The newest documents by their own time.
     *
     * @param at of those that are not in the future; null when there is none
     * @param latest of all; null when there is none
     * @param models the newest prediction of each of the busiest models
     */
    record Newest(
            @Nullable Instant at,
            @Nullable Instant latest,
            long inTheDayBefore,
            SortedMap<String, Instant> models) {}

    /**
     * How much later than they happened documents were taken in: of those taken in last.
     *
     * @param sorted the shortest first; negative when they happened in the future
     */
    record Lags(List<Duration> sorted) {
        Lags {
            sorted = sorted.stream().sorted().toList();
        }

        /**
         * @param share 0 to 1
         */
        Duration quantile(double share) {
            return sorted.get((int) Math.round(share * (sorted.size() - 1)));
        }
    }

    record Templates(JsonNode index, JsonNode legacy) {}

    /**
     * @throws UnreadException when there is no document, so that nothing can be said of them
     */
    void requireDocuments() throws UnreadException {
        if (counts instanceof Known.Read<Counts>(var read) && read.documents() == 0) {
            throw new UnreadException(Sentence.of("doctor.unread.empty"));
        }
    }
}
