package dev.sextant.monitor.judge;

import dev.sextant.alert.Alert;
import dev.sextant.alert.Health;
import dev.sextant.alert.Judgement;
import dev.sextant.alert.Labels;
import dev.sextant.alert.Rule;
import dev.sextant.alert.Verdict;
import dev.sextant.cluster.Dimension;
import dev.sextant.cluster.GroupCount;
import dev.sextant.cluster.Matching;
import dev.sextant.cluster.Question;
import dev.sextant.model.TimeRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A rule before its judge: what window is looked at, which groups have alerts that need a verdict.
 *
 * @param tracked the labels of the rule's open alerts
 * @param active those of them that people know of
 */
record Case(
        Rule rule, Instant windowEnd, Set<Labels> tracked, Set<Labels> active, Registry registry) {

    static Case of(Rule rule, Instant windowEnd, List<Alert> open, Registry registry) {
        var tracked = new HashSet<Labels>();
        var active = new HashSet<Labels>();
        for (var alert : open) {
            tracked.add(alert.labels());
            if (alert.active()) active.add(alert.labels());
        }
        return new Case(rule, windowEnd, tracked, active, registry);
    }

    TimeRange range() {
        return TimeRange.last(rule.condition().window(), windowEnd);
    }

    Question.GroupCounts count(Matching matching, Set<String> models) {
        return new Question.GroupCounts(range(), rule.filter(), matching, rule.groupBy(), models);
    }

    boolean byModel() {
        return rule.groupBy().contains(Dimension.MODEL);
    }

    static Labels labels(Map<Dimension, String> group) {
        var labels = new TreeMap<String, String>();
        group.forEach((dimension, value) -> labels.put(dimension.label(), value));
        return new Labels(labels);
    }

    /** The counts by labels, without groups that the rule does not judge. */
    Map<Labels, Long> judged(List<GroupCount> counts) {
        var byLabels = new HashMap<Labels, Long>();
        for (var count : counts) {
            var labels = labels(count.group());
            if (judges(labels)) byLabels.merge(labels, count.count(), Long::sum);
        }
        return byLabels;
    }

    /** A group that lacks one of the labels cannot be told apart; a model can be left out. */
    boolean judges(Labels labels) {
        if (labels.values().size() != rule.groupBy().size()) return false;
        var limit = rule.limitFor(labels.model());
        return limit == null || limit.enabled();
    }

    BigDecimal limit(Labels labels, BigDecimal otherwise) {
        var own = rule.limitFor(labels.model());
        var limit = own == null ? null : own.limit();
        return limit == null ? otherwise : limit;
    }

    long minimumSample(Labels labels, long otherwise) {
        var own = rule.limitFor(labels.model());
        var sample = own == null ? null : own.minimumSample();
        return sample == null ? otherwise : sample;
    }

    /** Names to ask for; empty, which means all, when the rule does not tell models apart. */
    Set<String> models(Set<Labels> groups) {
        var models = new HashSet<String>();
        if (!byModel()) return models;
        for (var group : groups) {
            var model = group.model();
            if (model != null) models.add(model);
        }
        return models;
    }

    /** A group in which nothing was logged: gone from production, or just silent. */
    Verdict empty(Labels labels) {
        var model = labels.model();
        return model != null && registry.retired(model)
                ? new Verdict.Retired(labels)
                : new Verdict.NoData(labels, Health.NoData.NO_DOCUMENTS);
    }

    /** Nothing of the rule could be measured. */
    Judgement failed(String reason, String sentence) {
        var verdicts = new ArrayList<Verdict>();
        for (var labels : tracked) verdicts.add(new Verdict.Failed(labels, reason, sentence));
        return new Judgement(Health.error(reason, sentence), verdicts, 0);
    }
}
