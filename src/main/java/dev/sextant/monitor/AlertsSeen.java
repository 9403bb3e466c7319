package dev.sextant.monitor;

import dev.sextant.alert.Alert;
import dev.sextant.alert.Health;
import dev.sextant.alert.Rule;
import dev.sextant.alert.Silence;
import dev.sextant.model.Severity;
import dev.sextant.text.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One cluster's alerting as it stands.
 *
 * @param alerts firing first, then by severity and age; those resolved in the last 24 h at the end
 * @param problems sentences for a banner: a rule file that was refused, a receiver that fails
 * @param judgedAt end of the newest window judged, in cluster time; null before the first
 * @param clockOffset how far this machine's clock is ahead of the cluster's; null when not known
 * @param watchedSince when this cluster was first judged; null when that is before all memory
 * @param owner whether this process judges; otherwise another Sextant of the same person does
 */
public record AlertsSeen(
        List<Alert> alerts,
        List<RuleSeen> rules,
        List<Silence> silences,
        List<Gap> gaps,
        List<Sentence> problems,
        @Nullable Instant judgedAt,
        @Nullable Duration clockOffset,
        @Nullable Instant watchedSince,
        boolean owner) {

    public static final AlertsSeen NOTHING =
            new AlertsSeen(
                    List.of(), List.of(), List.of(), List.of(), List.of(), null, null, null, false);

    /** While this process is to judge, and the cluster has not said yet who it is. */
    static AlertsSeen beginning(List<Sentence> problems) {
        return new AlertsSeen(
                List.of(), List.of(), List.of(), List.of(), problems, null, null, null, true);
    }

    /**
     * A rule and how it fares.
     *
     * @param origin "shipped", or the file it comes from
     * @param groups how many groups were looked at
     * @param cost how long the newest measurement took
     */
    public record RuleSeen(
            Rule rule,
            String origin,
            Health health,
            @Nullable Instant judgedAt,
            long groups,
            Duration cost) {}

    /**
     * A stretch of the last 24 h in which nobody watched.
     *
     * @param filledIn whether it was judged later, at its own times
     */
    public record Gap(Instant from, Instant to, boolean filledIn) {}

    public long firing() {
        return told().count();
    }

    /** The severity of the most urgent one that fires; null when none does. */
    public @Nullable Severity worst() {
        return told().map(Alert::severity).min(Severity::compareTo).orElse(null);
    }

    private Stream<Alert> told() {
        return alerts.stream().filter(Alert::active).filter(alert -> alert.groupedUnder() == null);
    }
}
