package dev.sextant.monitor.judge;

import dev.sextant.alert.Condition;
import dev.sextant.alert.Health;
import dev.sextant.alert.Judgement;
import dev.sextant.alert.Labels;
import dev.sextant.alert.Reading;
import dev.sextant.alert.Verdict;
import dev.sextant.cluster.NodeDisks;
import dev.sextant.text.Sentence;
import java.util.ArrayList;
import java.util.HashSet;

/** Each node's disk by itself: a full one is not saved by the empty ones beside it. */
final class DiskJudge {

    private DiskJudge() {}

    /**
     * Above one limit it breaches; while it fires it does until it is below the other. A node that
     * did not say how full it is keeps its alert, and one that is gone for good has none.
     */
    static Judgement judge(Case asked, Condition.Disk condition, NodeDisks read) {
        var verdicts = new ArrayList<Verdict>();
        var seen = new HashSet<Labels>();
        for (var disk : read.disks()) {
            var labels = Labels.of(Labels.NODE, disk.node());
            seen.add(labels);
            var used = disk.total() - disk.available();
            var tracked = asked.tracked().contains(labels);
            var limit = condition.above();
            var reading = new Reading(disk.usedPercent(), limit.doubleValue(), null, null);
            // Back at the lower limit it is still not below it.
            var breach =
                    asked.active().contains(labels)
                            ? !Judges.exceeds(
                                            disk.available(),
                                            new java.math.BigDecimal(100)
                                                    .subtract(condition.clearBelow()),
                                            disk.total())
                                    || Judges.exceeds(used, limit, disk.total())
                            : Judges.exceeds(used, limit, disk.total());
            if (breach) verdicts.add(new Verdict.Breach(labels, reading));
            else if (tracked) verdicts.add(new Verdict.Clear(labels, reading));
        }
        var unread = !read.unread().isEmpty() || !read.unusable().isEmpty();
        var sentence = unread ? sentence(read) : "";
        for (var labels : asked.tracked()) {
            if (seen.contains(labels)) continue;
            verdicts.add(
                    unread
                            ? new Verdict.Failed(labels, "node not read", sentence)
                            : new Verdict.Retired(labels));
        }
        return new Judgement(
                unread ? Health.error("node not read", sentence) : Health.OK,
                verdicts,
                read.disks().size());
    }

    private static String sentence(NodeDisks read) {
        var names = new ArrayList<>(read.unread());
        names.addAll(read.unusable());
        return Sentence.of(
                        "watching.nodes",
                        String.valueOf(names.size()),
                        String.valueOf(names.size() + read.disks().size()),
                        String.join(", ", names))
                .english();
    }
}
